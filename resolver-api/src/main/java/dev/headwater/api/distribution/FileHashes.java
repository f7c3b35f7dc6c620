// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The hashes of one file, at most one of an algorithm, in the order in which they were given.
 *
 * <p>An index may give several. pip looks at the first only, wherever it stands; {@link #strongest()} is the one to
 * check.
 *
 * <p>Immutable; equal if the same hashes stand in the same order.
 *
 * @since 0.1.0
 */
public final class FileHashes implements Iterable<FileHash> {
    private static final FileHashes NONE = new FileHashes(List.of());

    private final List<FileHash> hashes;

    private FileHashes(List<FileHash> hashes) {
        this.hashes = hashes;
    }

    /** {@return no hashes} */
    public static FileHashes none() {
        return NONE;
    }

    /**
     * Makes a value of some hashes; one that is given twice counts once.
     *
     * @throws InvalidHashException if there are two different ones of an algorithm
     */
    public static FileHashes of(Collection<FileHash> hashes) {
        List<FileHash> distinct = new ArrayList<>(hashes.size());
        for (FileHash hash : hashes) {
            Optional<FileHash> same = find(distinct, hash.algorithm());
            if (same.isPresent() && !same.get().equals(hash)) {
                throw new InvalidHashException(hash.toString(), 0, "one hash of an algorithm, there is " + same.get());
            } else if (same.isEmpty()) {
                distinct.add(hash);
            }
        }
        return distinct.isEmpty() ? NONE : new FileHashes(List.copyOf(distinct));
    }

    /** {@return the hashes in order} */
    public List<FileHash> asList() {
        return hashes;
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** {@return the hash of that algorithm, whose name is in lower case} */
    public Optional<FileHash> of(String algorithm) {
        return find(hashes, algorithm);
    }

    /**
     * {@return the strong hash to check: that of SHA-256 if there, else the longest; empty if all are weak or unknown}
     */
    public Optional<FileHash> strongest() {
        FileHash best = null;
        int most = 0;
        for (FileHash hash : hashes) {
            int strength = HashStrength.of(hash.algorithm());
            if (strength > most) {
                best = hash;
                most = strength;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@return whether both have a hash of one algorithm, and it differs: so they are of different files} */
    public boolean contradicts(FileHashes other) {
        for (FileHash hash : hashes) {
            Optional<FileHash> theirs = other.of(hash.algorithm());
            if (theirs.isPresent() && !theirs.get().equals(hash)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Iterator<FileHash> iterator() {
        return hashes.iterator();
    }

    private static Optional<FileHash> find(List<FileHash> hashes, String algorithm) {
        for (FileHash hash : hashes) {
            if (hash.algorithm().equals(algorithm)) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileHashes that && hashes.equals(that.hashes);
    }

    @Override
    public int hashCode() {
        return hashes.hashCode();
    }

    @Override
    public String toString() {
        return hashes.toString();
    }
}
