// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.headwater.api.distribution.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** Reads sizes and hashes of files, once for as long as a file does not change. */
final class FileHasher {
    private static final int MOST_KEPT = 10_000;
    private static final int BUFFER = 1 << 16;

    private final Cache<Version, FileHashes> known =
            CacheBuilder.newBuilder().maximumSize(MOST_KEPT).build();

    /**
     * The size and the hashes of a file.
     *
     * @param size its size; empty if it cannot be read
     * @param hashes its SHA-256; none if it cannot be read
     */
    record SizeAndHash(OptionalLong size, FileHashes hashes) {}

    private record Version(Path path, long size, FileTime modified) {}

    /** A file that cannot be read is found to be so when its metadata is asked for; a page has no place for it. */
    SizeAndHash read(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Version version = new Version(path, attributes.size(), attributes.lastModifiedTime());
            FileHashes hashes = known.getIfPresent(version);
            if (hashes == null) {
                hashes = hash(path);
                known.put(version, hashes);
            }
            return new SizeAndHash(OptionalLong.of(attributes.size()), hashes);
        } catch (IOException e) {
            return new SizeAndHash(OptionalLong.empty(), FileHashes.none());
        }
    }

    private static FileHashes hash(Path path) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.hashes(digest.digest());
    }
}
