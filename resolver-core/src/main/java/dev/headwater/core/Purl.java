// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.InvalidTextException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A package URL, as far as it tells which package at which version is meant: {@code pkg:TYPE/[NAMESPACE/]NAME@VERSION},
 * with qualifiers and a subpath behind it, which are passed over.
 *
 * @param name the name of the package
 * @param version its version
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
record Purl(String name, String version) {
    private static final String SCHEME = "pkg:";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z.-][A-Za-z0-9.-]*");

    /**
     * Reads a package URL.
     *
     * @throws InvalidPurlException if it is none, or names no version
     */
    static Purl parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new InvalidPurlException(text, 0, "'" + SCHEME + "', as in pkg:deb/debian/python3-lib@1.0-2");
        }
        int end = endOfVersion(text);
        int type = text.indexOf('/', SCHEME.length());
        if (type < 0
                || type > end
                || !TYPE.matcher(text.substring(SCHEME.length(), type)).matches()) {
            throw new InvalidPurlException(text, SCHEME.length(), "a type of package and '/', as in deb/");
        }
        int at = text.lastIndexOf('@', end - 1);
        if (at < type) {
            throw new InvalidPurlException(text, end, "'@' and the version of the package");
        }
        int name = text.lastIndexOf('/', at) + 1;
        return new Purl(part(text, name, at, "the name of a package"), part(text, at + 1, end, "a version"));
    }

    private static int endOfVersion(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') {
                return i;
            }
        }
        return text.length();
    }

    private static String part(String text, int from, int to, String expected) {
        if (from >= to) {
            throw new InvalidPurlException(text, from, expected);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new InvalidPurlException(text, i, expected + ", whose odd characters are percent-encoded");
            }
            if (c == '%') {
                bytes.write(octet(text, i, to));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int percent, int to) {
        int high = percent + 2 < to ? Character.digit(text.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < to ? Character.digit(text.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new InvalidPurlException(text, percent, "two hexadecimal digits behind '%'");
        }
        return high * 16 + low;
    }

    /** Text that is no package URL of a version. */
    static final class InvalidPurlException extends InvalidTextException {
        private static final long serialVersionUID = 1L;

        InvalidPurlException(String text, int position, String expected) {
            super("a package URL", text, position, expected);
        }
    }
}
