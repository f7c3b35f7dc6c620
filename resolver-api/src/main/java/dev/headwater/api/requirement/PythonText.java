// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * Reads and writes the string literals of markers.
 *
 * <p>The standard leaves backslashes open; {@code packaging} reads a literal as Python does, and so is it here. Only
 * the opening quote ends a literal, whatever stands before it, so a literal cannot hold its own quote but by an escape.
 */
final class PythonText {
    private static final String SIMPLE_ESCAPES = "\\'\"abfnrtv";
    private static final String SIMPLE_VALUES = "\\'\"\u0007\b\f\n\r\t\u000b";
    private static final String ESCAPE_STARTS = SIMPLE_ESCAPES + "01234567xuUN";

    private final String text;
    private final int end;
    private final StringBuilder value = new StringBuilder();
    private int position;

    private PythonText(String text, int start, int end) {
        this.text = text;
        this.position = start;
        this.end = end;
    }

    /**
     * Reads the content of a literal, between its quotes.
     *
     * @throws InvalidMarkerException if it holds a line break, half a character or half an escape
     */
    static String read(String text, int start, int end) {
        if (isPlain(text, start, end)) {
            return text.substring(start, end);
        }
        return new PythonText(text, start, end).read();
    }

    private static boolean isPlain(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\n' || c == '\r' || c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private String read() {
        while (position < end) {
            char c = text.charAt(position);
            if (c == '\\') {
                readEscape();
            } else if (c == '\n' || c == '\r' || c == 0) {
                throw fault(position, "no line break and no null character within quotes");
            } else if (Character.isSurrogate(c)) {
                readPair(c);
            } else {
                value.append(c);
                position++;
            }
        }
        return value.toString();
    }

    private void readPair(char high) {
        if (position + 1 >= end || !Character.isSurrogatePair(high, text.charAt(position + 1))) {
            throw fault(position, "a whole character, not half a surrogate pair");
        }
        value.append(high).append(text.charAt(position + 1));
        position += 2;
    }

    private void readEscape() {
        if (position + 1 >= end) {
            throw fault(position, "a character after the backslash, or two backslashes");
        }
        char c = text.charAt(position + 1);
        int simple = SIMPLE_ESCAPES.indexOf(c);
        if (simple >= 0) {
            value.append(SIMPLE_VALUES.charAt(simple));
            position += 2;
        } else if (c >= '0' && c <= '7') {
            readOctal();
        } else if (c == 'x') {
            readHexadecimal(2);
        } else if (c == 'u') {
            readHexadecimal(4);
        } else if (c == 'U') {
            readHexadecimal(8);
        } else if (c == 'N') {
            readNamed();
        } else if (c == '\n' || c == '\r') {
            boolean both = c == '\r' && position + 2 < end && text.charAt(position + 2) == '\n';
            position += both ? 3 : 2;
        } else {
            // An escape that Python does not know stands for itself.
            value.append('\\');
            position++;
        }
    }

    private void readOctal() {
        int code = 0;
        int from = position + 1;
        int i = from;
        while (i < end && i < from + 3 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
            code = code * 8 + (text.charAt(i) - '0');
            i++;
        }
        value.append((char) code);
        position = i;
    }

    private void readHexadecimal(int digits) {
        int from = position + 2;
        long code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < end ? digit(text.charAt(i)) : -1;
            if (digit < 0) {
                throw fault(position, digits + " hexadecimal digits after '\\" + text.charAt(position + 1) + "'");
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw fault(position, "a code point up to 10FFFF");
        }
        value.appendCodePoint((int) code);
        position = from + digits;
    }

    private void readNamed() {
        int close = position + 2 < end && text.charAt(position + 2) == '{' ? text.indexOf('}', position) : -1;
        if (close < 0 || close >= end) {
            throw fault(position, "a name in braces after '\\N'");
        }
        try {
            value.appendCodePoint(Character.codePointOf(text.substring(position + 3, close)));
        } catch (IllegalArgumentException unknown) {
            throw fault(position, "the name of a Unicode character");
        }
        position = close + 1;
    }

    private InvalidMarkerException fault(int at, String expected) {
        return new InvalidMarkerException(text, at, expected);
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /**
     * Writes a literal that reads back as {@code value}.
     *
     * <p>As {@code packaging} writes it wherever that reads back: in double quotes, or in single ones if it holds a
     * double one, with a backslash left alone where it starts no escape.
     */
    static void write(String value, StringBuilder out) {
        boolean single = value.indexOf('"') >= 0 && value.indexOf('\'') < 0;
        char quote = single ? '\'' : '"';
        out.append(quote);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || isWrittenAsCode(value, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else if (c == '\\' && !standsForItself(value, i)) {
                out.append("\\\\");
            } else {
                out.append(c);
            }
        }
        out.append(quote);
    }

    private static boolean standsForItself(String value, int backslash) {
        int next = backslash + 1;
        return next < value.length() && ESCAPE_STARTS.indexOf(value.charAt(next)) < 0 && !isWrittenAsCode(value, next);
    }

    private static boolean isWrittenAsCode(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
        }
        return c == '\n' || c == '\r' || c == 0;
    }
}
