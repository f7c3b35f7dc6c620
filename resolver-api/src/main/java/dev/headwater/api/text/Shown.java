// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

/**
 * Text of anybody, made safe to show on a terminal and in a log: what cannot be seen, moves the cursor or turns the
 * direction of writing is shown as an escape, <code>&#92;u202e</code> or <code>&#92;U000e0041</code>.
 *
 * <p>What was made safe once is not changed by being made safe again.
 */
public final class Shown {
    private static final int QUOTED = 80;
    private static final int URL = 400;

    private Shown() {}

    /** {@return the text with hidden characters escaped, line feeds among them} */
    public static String text(String text) {
        return escaped(text, ' ');
    }

    /** {@return the text with hidden characters escaped; line feeds stay} */
    public static String lines(String text) {
        return escaped(text, '\n');
    }

    /** {@return the text with hidden characters escaped, cut where it has more than so many characters} */
    public static String text(String text, int longest) {
        return text.length() <= longest ? text(text) : text(text.substring(0, end(text, longest))) + "…";
    }

    /** {@return the same of a text that may hold URLs: user information in them is masked first} */
    public static String masked(String text, int longest) {
        return text(UrlSecrets.masked(text), longest);
    }

    /** {@return the text in quotes; a long one is cut, and one that may hold a password is not shown} */
    public static String quoted(String text) {
        if (UrlSecrets.mayStandIn(text)) {
            return "a URL with user information (not repeated here)";
        }
        return text.length() <= QUOTED
                ? "'" + text(text) + "'"
                : "'" + text(text.substring(0, end(text, QUOTED))) + "'…";
    }

    /** {@return a URL with its user information masked, and of its query, which is often a signature, a trace only} */
    public static String url(String url) {
        int fragment = url.indexOf('#');
        int query = url.indexOf('?');
        boolean hasQuery = query >= 0 && (fragment < 0 || query < fragment);
        return text(UrlSecrets.withoutQuery(url) + (hasQuery ? "?…" : ""), URL);
    }

    /** Where to cut: not within a pair of surrogates. */
    private static int end(String text, int longest) {
        return longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static String escaped(String text, char kept) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == kept || isAscii(text.charAt(i)))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, i);
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == kept || !isHidden(c)) {
                shown.appendCodePoint(c);
            } else if (c > 0xffff) {
                hex(shown.append("\\U"), c, 28);
            } else {
                hex(shown.append("\\u"), c, 12);
            }
        }
        return shown.toString();
    }

    private static boolean isAscii(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static void hex(StringBuilder shown, int c, int from) {
        for (int shift = from; shift >= 0; shift -= 4) {
            shown.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    /** Control and format characters, separators of lines, lone surrogates, letters without a glyph. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // The fillers of Hangul, and the joiner of graphemes, are letters and marks by their type.
            default -> c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x034f;
        };
    }
}
