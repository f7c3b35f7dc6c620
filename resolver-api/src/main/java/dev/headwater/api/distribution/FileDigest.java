// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Computes hashes of bytes, by those algorithms that this Java has: SHA-1, SHA-2, SHA-3 and MD5, not BLAKE2.
 *
 * @since 0.1.0
 */
public final class FileDigest {
    private static final int LEAST_BUFFER = 1 << 12;
    private static final int MOST_BUFFER = 1 << 16;

    private FileDigest() {}

    /** {@return whether hashes of an algorithm, named as in {@link FileHash}, can be computed} */
    public static boolean isKnown(String algorithm) {
        return digest(algorithm).isPresent();
    }

    /**
     * Reads bytes to their end, if one of the algorithms is known.
     *
     * @return their hashes, in the order of the algorithms; one that is not known is left out
     * @throws IOException as the stream does
     */
    public static FileHashes of(InputStream in, Collection<String> algorithms) throws IOException {
        Map<String, MessageDigest> digests = new LinkedHashMap<>();
        for (String algorithm : algorithms) {
            Optional<MessageDigest> digest = digest(algorithm);
            if (digest.isPresent()) {
                digests.put(algorithm, digest.get());
            }
        }
        if (digests.isEmpty()) {
            return FileHashes.none();
        }
        byte[] buffer = new byte[Math.max(LEAST_BUFFER, Math.min(in.available(), MOST_BUFFER))];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (MessageDigest digest : digests.values()) {
                digest.update(buffer, 0, n);
            }
        }
        List<FileHash> hashes = new ArrayList<>();
        for (Map.Entry<String, MessageDigest> digest : digests.entrySet()) {
            hashes.add(new FileHash(
                    digest.getKey(), HexFormat.of().formatHex(digest.getValue().digest())));
        }
        return FileHashes.of(hashes);
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
