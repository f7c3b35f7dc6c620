// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.Locale;

/** Reads the project's name at the start of a file's name, in place. */
final class NameText {
    private NameText() {}

    /** {@return whether the text between {@code 0} and {@code to} normalizes to the name} */
    static boolean is(String normalized, String text, int to) {
        return matched(normalized, text, to) == to;
    }

    /**
     * Finds the hyphen behind the project's name.
     *
     * <p>Old names hold hyphens on both sides of it, so nothing but the name itself tells where it ends.
     *
     * @return the offset of the hyphen before {@code to} whose left side normalizes to the name, or -1
     */
    static int hyphenAfter(String normalized, String text, int to) {
        int end = matched(normalized, text, to);
        return end >= 0 && end < to && text.charAt(end) == '-' ? end : -1;
    }

    /** How much of the text is needed to spell the name; -1 if it starts with another one. */
    private static int matched(String normalized, String text, int to) {
        int at = 0;
        for (int i = 0; i < normalized.length(); i++) {
            if (at == to) {
                return -1;
            }
            char c = text.charAt(at++);
            if (normalized.charAt(i) != (isSeparator(c) ? '-' : lower(c))) {
                return -1;
            }
            while (isSeparator(c) && at < to && isSeparator(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /** {@return the name between {@code 0} and {@code to}, normalized whatever its letters} */
    static String normalize(String text, int to) {
        StringBuilder name = new StringBuilder(to);
        for (int i = 0; i < to; i++) {
            char c = text.charAt(i);
            if (!isSeparator(c)) {
                name.append(lower(c));
            } else if (i == 0 || !isSeparator(text.charAt(i - 1))) {
                name.append('-');
            }
        }
        String normalized = name.toString();
        return isAscii(normalized) ? normalized : normalized.toLowerCase(Locale.ROOT);
    }

    /**
     * Looks for what may not stand in the name of a wheel.
     *
     * @return the offset of the first fault before {@code to}, or -1
     */
    static int wheelFault(String text, int to) {
        if (to == 0) {
            return 0;
        }
        for (int i = 0; i < to; ) {
            int c = text.codePointAt(i);
            if ((c == '_' && i > 0 && text.charAt(i - 1) == '_') || !isWord(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean isWord(int c) {
        if (c < 0x80) {
            return c == '_' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
