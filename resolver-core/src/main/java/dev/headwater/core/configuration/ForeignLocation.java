// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Where an index of another tool is, as that tool writes it.
 *
 * @param kind whether it is a URL or a path
 * @param text the URL without user information, or the path
 * @param authority host and port of a URL, in lower case
 * @param login whether user information stood in it
 */
record ForeignLocation(Kind kind, String text, String authority, boolean login) {
    private static final int SHORTEST_TOKEN = 20;

    /** What a path to a page of links, or to a distribution, ends in: of a policy a path leads to a folder. */
    private static final List<String> FILES = List.of(".htm", ".html", ".whl", ".tar.gz", ".zip");

    /** On the network or on this machine. */
    enum Kind {
        URL,
        PATH
    }

    /**
     * Reads a location.
     *
     * @throws IllegalArgumentException if no policy can name it; nothing of a login is repeated
     */
    static ForeignLocation parse(String text) {
        if (text.contains("${") || text.contains("$(") || text.contains("%(")) {
            return withVariables(text);
        }
        return plain(text);
    }

    /** Variables may stand where a login does, since that is left out anyway. */
    private static ForeignLocation withVariables(String text) {
        int start = text.indexOf("://") + "://".length();
        int end = endOfAuthority(text, start);
        int at = text.lastIndexOf('@', end);
        String rest = at > start ? text.substring(at + 1) : text;
        if (rest.indexOf('$') >= 0 || rest.contains("%(")) {
            throw new IllegalArgumentException(
                    "a variable stands in this location, and a policy has none; write what it stands for");
        }
        return plain(text);
    }

    private static ForeignLocation plain(String text) {
        String scheme = text.substring(0, Math.max(0, text.indexOf(':'))).toLowerCase(Locale.ROOT);
        if (scheme.equals("http") || scheme.equals("https")) {
            return url(text, scheme);
        } else if (scheme.equals("file")) {
            return path(pathOf(text));
        } else if (UrlSecrets.beginsAsUrl(text) || text.contains("://")) {
            throw new IllegalArgumentException(
                    "an index is at an https URL or in a folder, and this is neither; serve it from one of them");
        } else if (text.isBlank()) {
            throw new IllegalArgumentException("this is empty");
        } else if (text.startsWith("~")) {
            throw new IllegalArgumentException(
                    "a policy does not know whose home folder ~ is; write the path that it stands for");
        }
        return path(text);
    }

    private static ForeignLocation path(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a control character stands in this path, which a policy cannot name");
        } else if (FILES.stream().anyMatch(text.toLowerCase(Locale.ROOT)::endsWith)) {
            throw new IllegalArgumentException("this is a file, and a policy reads no page of links on this machine;"
                    + " name the folder that the distributions lie in, or serve the page at an https URL");
        }
        return new ForeignLocation(Kind.PATH, text, "", false);
    }

    private static ForeignLocation url(String text, String scheme) {
        int start = scheme.length() + "://".length();
        if (!text.startsWith("://", scheme.length())) {
            throw new IllegalArgumentException("two slashes stand behind the scheme of a URL");
        }
        int end = endOfAuthority(text, start);
        int at = text.lastIndexOf('@', end);
        boolean login = at >= start;
        String authority = text.substring(login ? at + 1 : start, end);
        String shown = scheme + "://" + authority + text.substring(end);
        if (UrlSecrets.mayStandIn(shown)) {
            throw new IllegalArgumentException(
                    "a login in this URL is not escaped, so nobody can tell where it ends; leave it out");
        }
        return new ForeignLocation(Kind.URL, shown, authority.toLowerCase(Locale.ROOT), login);
    }

    private static int endOfAuthority(String text, int start) {
        int end = start;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String pathOf(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getPath() != null && !uri.getPath().isEmpty() && uri.getRawAuthority() == null) {
                return uri.getPath();
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(Shown.quoted(text) + " is no file: URL of this machine; write the path");
    }

    /** {@return whether a path begins nowhere else than at the root, or a drive} */
    boolean isAbsolute() {
        return text.startsWith("/") || text.startsWith("\\") || text.startsWith(":", 1);
    }

    /** {@return whether anybody on the way can change what comes} */
    boolean isPlainHttp() {
        return text.startsWith("http://");
    }

    /** {@return the host, without its port} */
    String host() {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }

    /** {@return whether a host, or a host and a port, as options name them, is that of this location} */
    boolean isAt(String named) {
        String plain = named.strip().toLowerCase(Locale.ROOT);
        int scheme = plain.indexOf("://");
        String name = scheme < 0 ? plain : plain.substring(scheme + "://".length());
        int slash = name.indexOf('/');
        String wanted = slash < 0 ? name : name.substring(0, slash);
        return !authority.isEmpty() && (wanted.equals(authority) || wanted.equals(host()));
    }

    /** {@return whether it is this machine} */
    boolean isLoopback() {
        return host().equals("localhost") || host().equals("[::1]") || host().startsWith("127.");
    }

    /** {@return whether another location is the same place: but for a slash at the end} */
    boolean isSame(ForeignLocation other) {
        return kind == other.kind && trimmed(text).equals(trimmed(other.text));
    }

    private static String trimmed(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * {@return whether a part of the path looks like a token: twenty letters and digits or more, both of them, which
     * are no UUID} Who hands out such URLs hands out secrets, which nobody can take out without breaking the URL.
     */
    boolean hasTokenInPath() {
        int from = kind == Kind.URL ? text.indexOf('/', text.indexOf("://") + 3) : -1;
        if (from < 0) {
            return false;
        }
        for (String part : text.substring(from).split("/", -1)) {
            boolean letters = part.chars().anyMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
            boolean digits = part.chars().anyMatch(c -> c >= '0' && c <= '9');
            boolean words = part.chars().anyMatch(c -> c == '-' || c == '.' || c == '_');
            if (part.length() >= SHORTEST_TOKEN && letters && digits && !words) {
                return true;
            }
        }
        return false;
    }
}
