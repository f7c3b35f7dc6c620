// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code Description-Content-Type}: one of three types, and parameters of which two are restricted. */
final class DescriptionType {
    private static final List<String> TYPES = List.of("text/plain", "text/x-rst", "text/markdown");
    private static final List<String> VARIANTS = List.of("GFM", "CommonMark");
    private static final String SPECIALS = "()<>@,;:\\\"/[]?={}";
    private static final String FORM = "parameters such as charset=UTF-8 after ';'";

    private final String text;
    private final Map<String, String> parameters = new HashMap<>();
    private int at;

    private DescriptionType(String text) {
        this.text = text;
    }

    /** {@return what is expected, empty if the value is right} */
    static String fault(String value) {
        return new DescriptionType(value.strip()).fault();
    }

    private String fault() {
        int semicolon = text.indexOf(';');
        String type = KnownField.key(
                semicolon < 0 ? text : text.substring(0, semicolon).strip());
        if (!TYPES.contains(type)) {
            return "one of " + String.join(", ", TYPES);
        }
        at = semicolon < 0 ? text.length() : semicolon + 1;
        while (at < text.length()) {
            if (!parameter()) {
                return FORM;
            }
        }
        if (!parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")) {
            return "UTF-8 as the charset";
        }
        boolean variant = VARIANTS.contains(parameters.getOrDefault("variant", "GFM"));
        return variant || !type.equals("text/markdown") ? "" : "GFM or CommonMark as the variant";
    }

    private boolean parameter() {
        String name = KnownField.key(token());
        skipBlanks();
        if (name.isEmpty() || at == text.length() || text.charAt(at) != '=') {
            return false;
        }
        at++;
        skipBlanks();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        String value = quoted ? quoted() : token();
        skipBlanks();
        if (value.isEmpty() || parameters.put(name, value) != null) {
            return false;
        }
        return at == text.length() || text.charAt(at++) == ';';
    }

    private String token() {
        skipBlanks();
        int from = at;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7f && !isSpecial(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A quoted text without its quotes; empty, which no value is, if the closing one is missing. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            } else if (c == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        return "";
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isSpecial(char c) {
        return SPECIALS.indexOf(c) >= 0;
    }
}
