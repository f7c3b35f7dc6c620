// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.FileSearch;
import dev.headwater.core.file.PolicyReader;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
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
 */
public final class PolicyFile {
    /** The name that a policy file has where nobody gives it another. */
    public static final String NAME = "headwater.toml";

    private PolicyFile() {}

    /**
     * Reads a policy file.
     *
     * <p>A relative {@code path} of an index is resolved against the folder of {@code file}. No index is asked
     * anything, and nothing but the file is read.
     *
     * @throws InvalidPolicyFileException for the first fault, with its line and key
     * @throws DefectException if what reads TOML is there in a version that does not fit; the message names it
     */
    public static IndexPolicy load(Path file) {
        return of(file, () -> PolicyReader.read(file));
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

    private static IndexPolicy of(Path file, Supplier<IndexPolicy> reader) {
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
