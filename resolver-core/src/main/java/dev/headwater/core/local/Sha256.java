// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes of what this package makes or reads. */
public final class Sha256 {
    private Sha256() {}

    /** {@return the hash of a text in UTF-8} */
    public static FileHashes hashes(String text) {
        return hashes(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static FileHashes hashes(byte[] digest) {
        return FileHashes.of(List.of(new FileHash("sha256", HexFormat.of().formatHex(digest))));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
