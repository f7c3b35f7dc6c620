// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

/** The classes of characters the standard speaks of. Digits and letters are ASCII, whatever the locale. */
final class Characters {
    /** The first of four separators that Python takes for white space. */
    private static final char FILE_SEPARATOR = 0x1c;

    private static final char NEXT_LINE = 0x85;

    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * White space as Python, and so packaging, understands it. The standard names space, tab, line feed, vertical tab,
     * form feed and carriage return, but as examples.
     */
    static boolean isWhitespace(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r') || c >= FILE_SEPARATOR;
        }
        return c > '~' && (c == NEXT_LINE || Character.isSpaceChar(c));
    }

    static char toLowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** The first offset from {@code from} on that is not white space, or {@code to}. */
    static int skipWhitespace(String text, int from, int to) {
        int at = from;
        while (at < to && isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The offset after the last character before {@code to} that is not white space, or {@code from}. */
    static int trimWhitespace(String text, int from, int to) {
        int end = to;
        while (end > from && isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static boolean equalsIgnoreCase(String left, String right) {
        int length = left.length();
        if (length != right.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (toLowerCase(left.charAt(i)) != toLowerCase(right.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
