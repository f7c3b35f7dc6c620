// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import java.util.List;

/**
 * Masks secrets in text that may hold URLs, so that the text may be shown.
 *
 * <pre>{@code
 * UrlSecrets.masked("lib @ https://me:token@files.example.org/lib.whl");   // lib @ https://********@files.example.org/lib.whl
 * }</pre>
 *
 * <p>Lengths stay, so that positions in the text stay right.
 */
public final class UrlSecrets {
    private static final List<String> HOST_SCHEMES = List.of("http", "https", "ftp", "ssh");

    /** What may stand before a URL that was written without its scheme. */
    private static final String BEFORE_URL = " \t\n'\"(<=,";

    private UrlSecrets() {}

    /**
     * {@return the text with an asterisk for each character of user information} A password in which a {@code '/'},
     * {@code '?'} or {@code '#'} was not escaped is hidden too: what looks like a port and is none is taken for one. So
     * is what is written with one slash, or with backslashes.
     */
    public static String masked(String text) {
        if (text.indexOf('@') < 0 || text.indexOf(':') < 0) {
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

    /**
     * {@return whether a text may have user information in a URL} Also where white space stands in it, so that what
     * {@link #masked} hides is not all of it.
     */
    public static boolean mayStandIn(String text) {
        if (!masked(text).equals(text)) {
            return true;
        }
        int lastAt = text.lastIndexOf('@');
        int wordEnd = 0;
        for (int start = nextAuthority(text, 0, lastAt); start >= 0; start = nextAuthority(text, start, lastAt)) {
            if (start >= wordEnd) {
                wordEnd = endOfWord(text, start);
            }
            int end = endOfAuthority(text, start, wordEnd);
            if (!isHostAndPort(text, start, end)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether a text begins as a URL does, right or wrong: with a scheme, a colon and a slash or a backslash}
     * A scheme has two letters or more, for one is the name of a drive.
     */
    public static boolean beginsAsUrl(String text) {
        int colon = text.indexOf(':');
        boolean scheme = colon >= 2 && colon == endOfScheme(text);
        return scheme && (isOfHost(text, colon) || isSlash(text, colon + 1) || text.startsWith("file:"));
    }

    private static int endOfScheme(String text) {
        int end = 0;
        while (end < text.length() && isOfScheme(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfScheme(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '-'
                || c == '.';
    }

    private static boolean isSlash(String text, int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    /** Whether the scheme before a colon is one of a host, which is meant whatever the number of slashes. */
    private static boolean isOfHost(String text, int colon) {
        return HOST_SCHEMES.stream()
                .anyMatch(scheme -> text.regionMatches(true, colon - scheme.length(), scheme, 0, scheme.length()));
    }

    /** Where the next host, with what stands before it, begins; negative if none does before the end. */
    private static int nextAuthority(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':') {
                int start = afterColon(text, i);
                if (start >= 0) {
                    return start;
                }
            } else if (text.startsWith("//", i) && (i == 0 || BEFORE_URL.indexOf(text.charAt(i - 1)) >= 0)) {
                return i + 2;
            }
        }
        return -1;
    }

    private static int afterColon(String text, int colon) {
        int start = colon + 1;
        if (isOfHost(text, colon)) {
            while (isSlash(text, start)) {
                start++;
            }
            return start;
        }
        return text.startsWith("//", start) ? start + 2 : -1;
    }

    /** {@return a URL without its query and fragment, which may hold a signature, its user information masked} */
    public static String withoutQuery(String url) {
        String shown = masked(url);
        for (int i = 0; i < shown.length(); i++) {
            if (shown.charAt(i) == '?' || shown.charAt(i) == '#') {
                return shown.substring(0, i);
            }
        }
        return shown;
    }

    /**
     * {@return a requirement, right or wrong, as it may be shown: user information in its URL masked, and the URL
     * without its query and fragment} What stands behind these stays if it is a marker.
     */
    public static String inRequirement(String text) {
        String shown = masked(text);
        int end = startOfUrl(shown);
        while (end < shown.length() && shown.charAt(end) != '?' && shown.charAt(end) != '#') {
            end++;
        }
        int rest = endOfWord(shown, end);
        boolean isMarker = shown.substring(rest).stripLeading().startsWith(";");
        return shown.substring(0, end) + (isMarker ? shown.substring(rest) : "");
    }

    /** {@return where a URL of a requirement may begin; its length if there is none} */
    private static int startOfUrl(String text) {
        int at = text.indexOf('@');
        int marker = text.indexOf(';');
        int name = at < 0 || (marker >= 0 && marker < at) ? text.length() : at;
        int scheme = text.indexOf("://");
        return scheme < 0 ? name : Math.min(name, scheme);
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
        int start = nextAuthority(text, from, lastAt);
        while (start >= 0) {
            int end = endOfAuthority(text, start, to);
            int at = lastAt(text, start, end);
            int secretTo = at >= start ? at : isHostAndPort(text, start, end) ? start : lastAt;
            for (int i = start; i < secretTo; i++) {
                shown[i] = '*';
            }
            start = nextAuthority(text, Math.max(end, secretTo), lastAt);
        }
    }

    /** Looks no further than it must: a text may have very many authorities. */
    private static int lastAt(String text, int start, int end) {
        int at = end - 1;
        while (at >= start && text.charAt(at) != '@') {
            at--;
        }
        return at;
    }

    private static int indexOf(String text, char wanted, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    private static int endOfAuthority(String text, int start, int to) {
        int end = start;
        while (end < to && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isHostAndPort(String text, int start, int end) {
        int colon = start;
        if (text.startsWith("[", start)) {
            int bracket = indexOf(text, ']', start, end);
            colon = bracket < end ? bracket : start;
        }
        colon = indexOf(text, ':', colon, end);
        for (int i = colon + 1; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
