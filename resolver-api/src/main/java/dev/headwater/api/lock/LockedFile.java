// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidHashException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of a lock.
 *
 * @param name its name
 * @param place where it is
 * @param size its size in bytes
 * @param uploadTime when it was uploaded
 * @param hashes by algorithm what its bytes hash to, as written: nothing says that an algorithm is known, or that a
 *     value can be one of its; at least one
 * @since 0.1.0
 */
public record LockedFile(
        String name,
        LockedPlace place,
        OptionalLong size,
        Optional<Instant> uploadTime,
        SortedMap<String, String> hashes) {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there is no hash
     */
    public LockedFile {
        hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("a file of a lock has a hash");
        }
    }

    /** {@return those of its hashes that can be hashes of their algorithm} */
    public FileHashes knownHashes() {
        List<FileHash> known = new ArrayList<>();
        hashes.forEach((algorithm, hex) -> {
            try {
                known.add(new FileHash(algorithm, hex));
            } catch (InvalidHashException e) {
                // What no bytes can hash to holds nothing.
            }
        });
        return FileHashes.of(known);
    }

    // Written out, as of the others that are compared when a lock is made again: the first call of one that is made
    // by the runtime costs what reading a hundred files costs.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockedFile that
                && name.equals(that.name)
                && place.equals(that.place)
                && size.equals(that.size)
                && uploadTime.equals(that.uploadTime)
                && hashes.equals(that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + hashes.hashCode();
    }
}
