// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.metadata.CoreMetadata;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What was published of what an overlay may change of metadata.
 *
 * @param requiresDist the requirements, as written
 * @param requiresPython the Requires-Python, as written
 * @param providesExtra the names of the extras, as written
 * @param sha256 the SHA-256, in hexadecimal, of all fields of the metadata as published, written as a metadata file
 *     without the description
 * @since 0.1.0
 */
public record PublishedMetadata(
        List<String> requiresDist, Optional<String> requiresPython, List<String> providesExtra, String sha256) {
    /** Copies. */
    public PublishedMetadata {
        requiresDist = List.copyOf(requiresDist);
        providesExtra = List.copyOf(providesExtra);
    }

    /** {@return what metadata says of it} */
    public static PublishedMetadata of(CoreMetadata metadata) {
        return new PublishedMetadata(
                metadata.requiresDist(),
                metadata.values("Requires-Python").stream().findFirst(),
                metadata.values("Provides-Extra"),
                sha256(metadata.fields().toBytes()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
