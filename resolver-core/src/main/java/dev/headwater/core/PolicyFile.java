// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.FileSearch;
import dev.headwater.core.file.PolicyPaths;
import dev.headwater.core.file.PolicyReader;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policy file, {@code headwater.toml}: a TOML file with one {@code [[index]]} for each index, in order of priority.
 *
 * <pre>{@code
 * IndexPolicy policy = PolicyFile.load(Path.of("headwater.toml"));
 * }</pre>
 *
 * <p>{@code docs/policy-file.md} describes every key. Unlike the configuration of pip, keys that are not known are
 * refused: a misspelled {@code reserved} would otherwise send a private name to a public index.
 *
 * @since 0.1.0
 */
public final class PolicyFile {
    /** The name that a policy file has where nobody gives it another. */
    public static final String NAME = "headwater.toml";

    private PolicyFile() {}

    /**
     * Reads a policy file.
     *
     * <p>A relative {@code path} of an index is resolved against the folder of {@code file}. No index is asked
     * anything, and nothing is read but the file and the overlay files that it names. One with {@code trusted-keys} is
     * refused: {@link #load(Path, OverlayGuard)} reads it.
     *
     * @throws InvalidPolicyFileException for the first fault, with its line and key
     * @throws DefectException if what reads TOML is there in a version that does not fit; the message names it
     */
    public static IndexPolicy load(Path file) {
        return of(file, () -> PolicyReader.read(file));
    }

    /**
     * Reads a policy file. Where it has {@code trusted-keys}, overlay files are taken only if one of these signed them,
     * they have not expired, and no newer ones were seen before; their serials are kept.
     *
     * @param guard tells the time and keeps the serials; without {@code trusted-keys} it is not asked
     * @throws InvalidPolicyFileException for the first fault, with its file, line and key
     * @throws DefectException if what reads TOML is there in a version that does not fit; the message names it
     */
    public static IndexPolicy load(Path file, OverlayGuard guard) {
        return load(file, guard, OverlayCache.none());
    }

    /**
     * Reads a policy file as {@link #load(Path, OverlayGuard)} does, in a fraction of the time where it names large
     * overlay files that were read before.
     *
     * @param cache keeps what was made of them
     * @throws InvalidPolicyFileException for the first fault, with its file, line and key
     * @throws DefectException if what reads TOML is there in a version that does not fit; the message names it
     */
    public static IndexPolicy load(Path file, OverlayGuard guard, OverlayCache cache) {
        return of(file, () -> PolicyReader.read(file, guard, cache));
    }

    /**
     * Reads of a policy file the keys that may sign overlays, {@code trusted-keys}; no overlay file is read.
     *
     * @throws InvalidPolicyFileException if they cannot be read
     */
    public static List<TrustedKey> trustedKeys(Path file) {
        return of(file, () -> PolicyReader.trustedKeys(file));
    }

    /**
     * Reads of a policy file which files and folders it names: those of its indexes, their keys and mappings, overlay
     * files and the keys that may sign these. None of them is read.
     *
     * @return in the order of the file, without those of which it does not say where they are
     * @throws InvalidPolicyFileException if it is no TOML, or one of them is no path
     */
    public static List<Path> paths(Path file) {
        return of(file, () -> PolicyPaths.read(file));
    }

    /**
     * Reads the text of a policy file.
     *
     * @param file where the text stands or would stand: for messages, and for the paths in it
     * @throws InvalidPolicyFileException for the first fault, with its line and key
     */
    public static IndexPolicy parse(String text, Path file) {
        return of(file, () -> PolicyReader.parse(text, file));
    }

    private static <T> T of(Path file, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FileFault e) {
            throw new InvalidPolicyFileException(file, e);
        }
    }

    /**
     * Looks for {@code headwater.toml} in a folder and those above it.
     *
     * <p>The search ends at the first such file; at the root of a repository, which is a folder that holds {@code .git}
     * or {@code .hg}; at the home folder; and before a folder on another file system. A file of another user is never
     * taken: who may write above somebody's folder could otherwise decide what that person installs.
     *
     * @param start the folder to begin in
     * @param home the home folder of the user
     * @param user who must own the file
     * @return the file, if there is one
     * @throws InvalidPolicyFileException if the file that the search ends at belongs to another user
     */
    public static Optional<Path> find(Path start, Path home, UserPrincipal user) {
        FileSearch search = new FileSearch(NAME, home, user);
        Optional<Path> found = search.from(start);
        found.ifPresent(file -> {
            try {
                search.requireOwn(file);
            } catch (FileFault e) {
                throw new InvalidPolicyFileException(file, e);
            }
        });
        return found;
    }
}
