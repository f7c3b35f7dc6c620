// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Package URLs of installed packages.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
final class PackageUrls {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~";

    private PackageUrls() {}

    /** {@return whether a text has no sign that would be written otherwise, and is not empty} */
    static boolean isPlain(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> PLAIN.indexOf(c) >= 0);
    }

    /**
     * {@return a package URL}
     *
     * @param type what comes before the name, as {@code deb/debian}
     * @param version the version; empty text for none
     * @param qualifier key and value as {@code arch=all}; empty text, or without a value, for none
     */
    static String of(String type, String name, String version, String qualifier) {
        return "pkg:" + type + "/" + encoded(name) + (version.isEmpty() ? "" : "@" + encoded(version))
                + (qualifier.isEmpty() || qualifier.endsWith("=") ? "" : "?" + qualifier);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            // A colon stands as it is.
            if (b == ':' || (b > 0 && PLAIN.indexOf(b) >= 0)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
