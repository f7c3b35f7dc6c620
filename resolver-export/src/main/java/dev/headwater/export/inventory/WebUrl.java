// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A URL that may be handed on: one of http or https, without user information, query and fragment. */
final class WebUrl {
    /** Longer than any that a server takes. */
    private static final int LONGEST = 4096;

    private WebUrl() {}

    /** {@return the URL; empty where the text is none of http or https, so that nothing else is ever linked to} */
    static Optional<String> of(String text) {
        String plain = UrlSecrets.withoutQuery(text);
        if (plain.length() > LONGEST || !Shown.text(plain).equals(plain)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(plain);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
                return Optional.empty();
            }
            // What was masked as user information is left out as a whole.
            String authority = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return Optional.of(scheme + "://" + authority + path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
