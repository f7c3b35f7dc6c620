// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.ProvidedPackage.Trust;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a suite from all others that a machine may read: two policies that read the same share what was seen of
 * it, but never one that believes anybody with one that wants a signature.
 *
 * @param location of the archive: a URL without secrets, or an absolute path
 * @param suite its name, or empty text
 * @param trust how far it is vouched for
 */
public record SuiteName(String location, String suite, Trust trust) {
    /** {@return a name for a folder, of digits and letters} */
    public String key() {
        MessageDigest digest = sha256();
        for (String part : new String[] {location, suite, trust.name()}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** {@return what computes a SHA-256} */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
