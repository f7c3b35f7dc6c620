// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

/**
 * Hides what is secret in text that may hold URLs, so that it may be shown.
 *
 * <pre>{@code
 * UrlSecrets.masked("lib @ https://me:token@files.example.org/lib.whl");   // lib @ https://********@files.example.org/lib.whl
 * }</pre>
 *
 * <p>Lengths stay, so that positions in the text stay right.
 */
public final class UrlSecrets {
    private static final String SCHEME_END = "://";

    private UrlSecrets() {}

    /**
     * {@return the text with an asterisk for each character of user information} A password in which a {@code '/'},
     * {@code '?'} or {@code '#'} was not escaped is hidden too: what looks like a port and is none is taken for one.
     */
    public static String masked(String text) {
        if (text.indexOf('@') < 0 || !text.contains(SCHEME_END)) {
            return text;
        }
        char[] shown = text.toCharArray();
        int from = 0;
        while (from < shown.length) {
            int to = endOfWord(text, from);
            maskWord(text, from, to, shown);
            from = to + 1;
        }
        return new String(shown);
    }

    private static int endOfWord(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ') {
            to++;
        }
        return to;
    }

    private static void maskWord(String text, int from, int to, char[] shown) {
        int lastAt = text.lastIndexOf('@', to - 1);
        int scheme = text.indexOf(SCHEME_END, from);
        while (scheme >= 0 && scheme < lastAt) {
            int start = scheme + SCHEME_END.length();
            int end = endOfAuthority(text, start, to);
            int at = text.lastIndexOf('@', end - 1);
            int secretTo = at >= start ? at : isHostAndPort(text, start, end) ? start : lastAt;
            for (int i = start; i < secretTo; i++) {
                shown[i] = '*';
            }
            scheme = text.indexOf(SCHEME_END, Math.max(end, secretTo));
        }
    }

    private static int endOfAuthority(String text, int start, int to) {
        int end = start;
        while (end < to && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isHostAndPort(String text, int start, int end) {
        int colon = text.indexOf(':', text.startsWith("[", start) ? Math.max(start, text.indexOf(']', start)) : start);
        for (int i = colon + 1; colon >= 0 && i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
