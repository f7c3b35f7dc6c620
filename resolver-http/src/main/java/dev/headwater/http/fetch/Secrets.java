// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What a request told a server that nobody else is to hear, should the server say it back. */
final class Secrets {
    private final List<String> all = new ArrayList<>();

    Secrets(Optional<String> authorization, HttpUrl url) {
        authorization.ifPresent(this::addLogin);
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            add(value == null ? url.queryParameterName(i) : value);
        }
    }

    private void addLogin(String authorization) {
        String token = authorization.substring(authorization.indexOf(' ') + 1);
        add(token);
        if (authorization.startsWith("Basic ")) {
            String both = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            add(both.substring(both.indexOf(':') + 1));
            // Some services take the token for the user's name.
            add(both.substring(0, both.indexOf(':')));
        }
    }

    private void add(String secret) {
        if (!secret.isEmpty()) {
            all.add(secret);
        }
    }

    boolean areIn(String text) {
        return all.stream().anyMatch(text::contains);
    }
}
