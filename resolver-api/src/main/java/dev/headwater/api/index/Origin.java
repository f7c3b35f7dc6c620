// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a URL leads: scheme, host and port. Credentials are bound to one; what is allowed inside an index ends at its
 * border.
 *
 * <pre>{@code
 * Origin.parse("https://Packages.example.org/simple/");   // https://packages.example.org
 * }</pre>
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host in lower case, international names as A-labels; an IPv6 address in brackets
 * @param port the port, also where it is the scheme's own
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">RFC 6454: the web origin concept</a>
 * @since 0.1.0
 */
public record Origin(String scheme, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * {@return the origin of a URL}
     *
     * @throws IllegalArgumentException if the text is no {@code http} or {@code https} URL with a host; the message
     *     does not repeat the text, which may hold a secret
     */
    public static Origin parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "this is no URL (" + e.getReason() + " at position " + e.getIndex() + ")", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("a URL here begins with https:// or http://");
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > place.lastIndexOf(']');
        String host = host(hasPort ? place.substring(0, colon) : place);
        String port = hasPort ? place.substring(colon + 1) : "";
        return new Origin(scheme, host, port.isEmpty() ? defaultPort(scheme) : number(port));
    }

    private static String host(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("this URL has no host that can be read");
        }
        if (text.startsWith("[") || isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this URL has no host that can be read", e);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int number(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number <= 0xffff && port.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException("the port of a URL is a number from 1 to 65535");
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    /** {@return whether what is sent there can be read by nobody on the way} */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** {@return whether the port is the one of the scheme} */
    public boolean isDefaultPort() {
        return port == defaultPort(scheme);
    }

    /** {@return whether the host is this machine, by its name or address as written; no name is looked up} */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || isLoopbackV4(host);
    }

    /** Four decimal numbers, the first 127: a name such as 127.evil.example.org is no address. */
    private static boolean isLoopbackV4(String host) {
        int parts = 1;
        int digits = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.' && digits > 0) {
                parts++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 3) {
                digits++;
            } else {
                return false;
            }
        }
        return parts == 4 && digits > 0 && host.startsWith("127.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin that
                && scheme.equals(that.scheme)
                && host.equals(that.host)
                && port == that.port;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * scheme.hashCode() + host.hashCode()) + port;
    }

    /** {@return the origin as the beginning of a URL, without the port where it is the scheme's own} */
    @Override
    public String toString() {
        return scheme + "://" + host + (isDefaultPort() ? "" : ":" + port);
    }
}
