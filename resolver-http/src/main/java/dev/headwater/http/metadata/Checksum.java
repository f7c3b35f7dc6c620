// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What comes of holding bytes against the hashes that an index promises: against every one that this Java can compute.
 * One that it cannot, such as BLAKE2, counts as not promised.
 *
 * @param fault what is wrong, as a clause, if a hash is not what it should be
 * @param proves whether the bytes are surely those that were promised: they have all hashes, a strong one among them
 */
record Checksum(Optional<String> fault, boolean proves) {
    private static final int BUFFER = 1 << 16;

    /** Reads bytes to their end, if there is a hash to hold them against. */
    static Checksum of(InputStream in, FileHashes promised) throws IOException {
        Map<FileHash, MessageDigest> digests = new LinkedHashMap<>();
        for (FileHash hash : promised) {
            digest(hash.algorithm()).ifPresent(digest -> digests.put(hash, digest));
        }
        if (digests.isEmpty()) {
            return new Checksum(Optional.empty(), false);
        }
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (MessageDigest digest : digests.values()) {
                digest.update(buffer, 0, n);
            }
        }
        for (Map.Entry<FileHash, MessageDigest> entry : digests.entrySet()) {
            String found = HexFormat.of().formatHex(entry.getValue().digest());
            if (!found.equals(entry.getKey().hex())) {
                String fault = "a file with " + entry.getKey().algorithm() + " " + found + ", where the page promises "
                        + entry.getKey().hex();
                return new Checksum(Optional.of(fault), false);
            }
        }
        boolean strong = digests.keySet().stream().anyMatch(FileHash::isStrong);
        return new Checksum(Optional.empty(), strong);
    }

    private static Optional<MessageDigest> digest(String algorithm) {
        String name = switch (algorithm) {
            case "sha1", "sha224", "sha256", "sha384", "sha512" -> "SHA-" + algorithm.substring(3);
            case "sha512_256" -> "SHA-512/256";
            case "sha3_224", "sha3_256", "sha3_384", "sha3_512" -> "SHA3-" + algorithm.substring(5);
            default -> algorithm.toUpperCase(Locale.ROOT);
        };
        try {
            return Optional.of(MessageDigest.getInstance(name));
        } catch (NoSuchAlgorithmException e) {
            // One that Java does not know: nothing can be said about it.
            return Optional.empty();
        }
    }
}
