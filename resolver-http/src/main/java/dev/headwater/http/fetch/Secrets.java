// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** What a request told a server that nobody else is to hear, should the server say it back. */
final class Secrets {
    private static final String MASK = "********";
    /** What is shorter would be found in any text, and would be told by where it was masked. */
    private static final int SHORTEST = 4;
    /** User names of this length are tokens. */
    private static final int LONG_USER = 20;

    private static final char SHORTENED = '…';

    /** A server may redirect to a URL with thousands, and each is looked for in all that it says. */
    private static final int MOST_OF_QUERY = 16;

    private final List<String> all = new ArrayList<>();
    private final Optional<String> authorization;
    private final List<String> forms;
    private final List<String> loginForms;

    Secrets(Optional<String> authorization, HttpUrl... urls) {
        this.authorization = authorization;
        if (authorization.isPresent()) {
            addLogin(authorization.get());
        }
        loginForms = all.isEmpty() ? List.of() : forms();
        int ofLogin = all.size();
        for (HttpUrl url : urls) {
            for (int i = 0; i < Math.min(url.querySize(), MOST_OF_QUERY); i++) {
                String value = url.queryParameterValue(i);
                add(value == null ? url.queryParameterName(i) : value);
            }
        }
        // Most requests tell no more than a login, and many not even that.
        forms = all.size() == ofLogin ? loginForms : forms();
    }

    private void addLogin(String authorization) {
        String token = authorization.substring(authorization.indexOf(' ') + 1);
        add(token);
        if (authorization.startsWith("Basic ")) {
            String both = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            String user = both.substring(0, both.indexOf(':'));
            String password = both.substring(both.indexOf(':') + 1);
            add(password);
            // Some services take the token for the user's name.
            if (password.length() < SHORTEST || user.length() >= LONG_USER || password.equals("x-oauth-basic")) {
                add(user);
            }
        }
    }

    private void add(String secret) {
        if (!secret.isEmpty()) {
            all.add(secret);
        }
    }

    boolean areNone() {
        return all.isEmpty();
    }

    boolean areIn(String text) {
        return all.stream().anyMatch(text::contains);
    }

    /** {@return a text with each secret in it masked, in any case and in the usual encodings} */
    String masked(String text) {
        return masked(text, forms);
    }

    /** {@return a text with the login in it masked; what stood in a query stays} */
    String maskedLogin(String text) {
        return masked(text, loginForms);
    }

    private static String masked(String text, List<String> forms) {
        String shown = text;
        for (String form : forms) {
            shown = cutOff(replaced(shown, form), form);
        }
        return shown;
    }

    /** Each secret as it may be written, the longest first: one may hold another. */
    private List<String> forms() {
        Set<String> forms = new LinkedHashSet<>();
        authorization.ifPresent(forms::add);
        for (String secret : all) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String formEncoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            forms.add(secret);
            forms.add(formEncoded);
            forms.add(formEncoded.replace("+", "%20"));
            forms.add(new HttpUrl.Builder()
                    .scheme("http")
                    .host("h")
                    .addPathSegment(secret)
                    .build()
                    .encodedPath()
                    .substring(1));
            forms.add(percentEncoded(bytes));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return forms.stream()
                .filter(form -> form.length() >= SHORTEST)
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** Every character, also those that need not be. */
    private static String percentEncoded(byte[] bytes) {
        return "%" + HexFormat.ofDelimiter("%").formatHex(bytes);
    }

    private static String replaced(String text, String secret) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        char lower = Character.toLowerCase(secret.charAt(0));
        char upper = Character.toUpperCase(secret.charAt(0));
        for (int i = 0; i + secret.length() <= text.length(); i++) {
            char c = text.charAt(i);
            boolean mayBe = c == lower || c == upper;
            if (mayBe && i >= from && text.regionMatches(true, i, secret, 0, secret.length())) {
                shown.append(text, from, i).append(MASK);
                from = i + secret.length();
            }
        }
        return from == 0 ? text : shown.append(text, from, text.length()).toString();
    }

    /** Masks the beginning of a secret before the first place where the text was shortened. */
    private static String cutOff(String text, String secret) {
        int end = text.indexOf(SHORTENED);
        for (int i = Math.max(0, end - secret.length() + 1); i + SHORTEST <= end; i++) {
            if (text.regionMatches(true, i, secret, 0, end - i)) {
                return text.substring(0, i) + MASK + text.substring(end);
            }
        }
        return text;
    }
}
