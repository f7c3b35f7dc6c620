// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

/** Checks and normalizes names in one pass; ASCII only, so no locale and no folding of other letters is involved. */
final class Names {
    /** No index serves a longer name; a bound keeps a hostile text from travelling through paths and messages. */
    private static final int LONGEST = 1000;

    private Names() {}

    static String normalize(String kind, String text) {
        int length = text.length();
        if (length == 0 || !isAlphanumeric(text.charAt(0))) {
            throw new InvalidNameException(kind, text, 0, "an ASCII letter or digit");
        }
        if (length > LONGEST) {
            throw new InvalidNameException(kind, text, LONGEST, "at most " + LONGEST + " characters");
        }
        boolean normal = true;
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && !isSeparator(c)) {
                throw new InvalidNameException(kind, text, i, "an ASCII letter or digit, '-', '_' or '.'");
            }
            normal &= !(c >= 'A' && c <= 'Z') && c != '_' && c != '.' && !(c == '-' && before == '-');
            before = c;
        }
        if (!isAlphanumeric(before)) {
            throw new InvalidNameException(kind, text, length - 1, "an ASCII letter or digit at the end");
        }
        return normal ? text : rewrite(text);
    }

    private static String rewrite(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSeparator(c)) {
                name.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (!isSeparator(text.charAt(i - 1))) {
                name.append('-');
            }
        }
        return name.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
