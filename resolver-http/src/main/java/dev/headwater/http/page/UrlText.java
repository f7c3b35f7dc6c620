// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL as a page names it, made absolute.
 *
 * <p>Total: pages hold spaces, umlauts and worse in URLs, and one link that is nonsense must neither make a page
 * unreadable nor vanish. What is no URL stays what it is, and whoever is to fetch it refuses it. User information is
 * dropped, for it would travel into results; credentials are for the caller to give. Backslashes are slashes, as
 * browsers and HTTP clients read them, so that all agree on where the host ends.
 *
 * @param scheme in lower case
 * @param authority host and port; null if there is none, as in {@code mailto:}
 * @param path the path, escaped, without dot segments
 * @param query the query with its question mark, or empty
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5">RFC 3986, section 5</a>
 */
record UrlText(String scheme, @Nullable String authority, String path, String query) {
    private static final String ESCAPED = " \"<>\\^`{|}";

    /** Reads the URL of an answer. */
    static UrlText parse(String url) {
        return new UrlText("", null, "", "").resolve(url);
    }

    /** {@return what a reference on a page at this URL means; its fragment is left out} */
    UrlText resolve(String reference) {
        String text = withoutFragment(clean(reference));
        int colon = schemeEnd(text);
        if (colon > 0) {
            return absolute(text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1));
        }
        if (slashes(text) >= 2) {
            return absolute(scheme, text);
        }
        int mark = text.indexOf('?');
        String way = mark < 0 ? text : text.substring(0, mark);
        if (way.isEmpty()) {
            return new UrlText(scheme, authority, path, mark < 0 ? query : escape(text.substring(mark)));
        }
        String slashed = way.replace('\\', '/');
        String merged = slashed.startsWith("/") ? slashed : path.substring(0, path.lastIndexOf('/') + 1) + slashed;
        String rooted = merged.startsWith("/") ? merged : "/" + merged;
        return new UrlText(scheme, authority, normalPath(rooted), mark < 0 ? "" : escape(text.substring(mark)));
    }

    private static UrlText absolute(String scheme, String rest) {
        int mark = rest.indexOf('?');
        String way = mark < 0 ? rest : rest.substring(0, mark);
        String query = mark < 0 ? "" : escape(rest.substring(mark));
        if (slashes(way) < 2) {
            return new UrlText(scheme, null, escape(way), query);
        }
        String slashed = way.replace('\\', '/');
        int end = slashed.indexOf('/', 2);
        String authority = slashed.substring(2, end < 0 ? slashed.length() : end);
        String host = escape(authority.substring(authority.lastIndexOf('@') + 1));
        return new UrlText(scheme, host, normalPath(end < 0 ? "/" : slashed.substring(end)), query);
    }

    /** {@return the last part of the path, its escapes read once; empty for a folder} */
    String filename() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.indexOf('%') < 0) {
            return last;
        }
        byte[] bytes = last.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[length++] = low < 0 ? bytes[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static String clean(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                cleaned.append(c);
            }
        }
        return cleaned.toString().trim();
    }

    /** {@return what stands before the fragment} */
    static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return i;
            } else if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static int slashes(String text) {
        int count = 0;
        while (count < text.length() && (text.charAt(count) == '/' || text.charAt(count) == '\\')) {
            count++;
        }
        return count;
    }

    private static String normalPath(String path) {
        String escaped = escape(path);
        if (!escaped.contains("/.")) {
            return escaped;
        }
        List<String> parts = new ArrayList<>();
        int from = 1;
        while (from <= escaped.length()) {
            int slash = escaped.indexOf('/', from);
            int to = slash < 0 ? escaped.length() : slash;
            String part = escaped.substring(from, to);
            boolean up = part.equals("..");
            if (up && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            }
            boolean dots = up || part.equals(".");
            if (!dots || slash < 0) {
                parts.add(dots ? "" : part);
            }
            from = to + 1;
        }
        return "/" + String.join("/", parts);
    }

    private static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i))) {
                return escapeFrom(text);
            }
        }
        return text;
    }

    private static boolean isEscaped(char c) {
        return c <= ' ' || c >= 0x7f || ESCAPED.indexOf(c) >= 0;
    }

    private static String escapeFrom(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isEscaped(c)) {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return scheme + ":" + (authority == null ? "" : "//" + authority) + path + query;
    }
}
