// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The source of a package: files of an index, an archive, a revision of a repository, or a folder.
 *
 * @since 0.1.0
 */
public sealed interface LockedSource {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return its files; empty for a source tree} */
    List<LockedFile> files();

    /** {@return whether it is what an index lists; else the request named it by its place} */
    default boolean isOfIndex() {
        return false;
    }

    /**
     * Files of an index, of which an installer takes the wheel that fits best, else the source distribution.
     *
     * @param sdist the source distribution, if there is one
     * @param wheels the wheels, in the order of the file
     */
    record Distributions(Optional<LockedFile> sdist, List<LockedFile> wheels) implements LockedSource {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if there is no file
         */
        public Distributions {
            wheels = List.copyOf(wheels);
            if (sdist.isEmpty() && wheels.isEmpty()) {
                throw new IllegalArgumentException("a package has a wheel or a source distribution");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.distributions(this);
        }

        @Override
        public boolean isOfIndex() {
            return true;
        }

        @Override
        public List<LockedFile> files() {
            return Stream.concat(wheels.stream(), sdist.stream()).toList();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Distributions that && sdist.equals(that.sdist) && wheels.equals(that.wheels);
        }

        @Override
        public int hashCode() {
            return 31 * sdist.hashCode() + wheels.hashCode();
        }
    }

    /**
     * An archive that the request named by its URL.
     *
     * @param file the archive
     * @param subdirectory where in it the project is; empty for its top
     */
    record Archive(LockedFile file, Optional<String> subdirectory) implements LockedSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.archive(this);
        }

        @Override
        public List<LockedFile> files() {
            return List.of(file);
        }
    }

    /**
     * A revision of a repository.
     *
     * @param type the system of version control: {@code git}
     * @param place where it is
     * @param requestedRevision the branch or tag that was asked for, which is never checked out
     * @param commitId the revision
     * @param subdirectory where in it the project is; empty for its top
     */
    record Vcs(
            String type,
            LockedPlace place,
            Optional<String> requestedRevision,
            String commitId,
            Optional<String> subdirectory)
            implements LockedSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vcs(this);
        }

        @Override
        public List<LockedFile> files() {
            return List.of();
        }
    }

    /**
     * A folder.
     *
     * @param path where it is, relative to the lock if it is relative
     * @param editable whether it is installed so that changes in it take effect
     * @param subdirectory where in it the project is; empty for its top
     */
    record Directory(String path, boolean editable, Optional<String> subdirectory) implements LockedSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.directory(this);
        }

        @Override
        public List<LockedFile> files() {
            return List.of();
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for files of an index} */
        R distributions(Distributions source);

        /** {@return the result for an archive} */
        R archive(Archive source);

        /** {@return the result for a revision of a repository} */
        R vcs(Vcs source);

        /** {@return the result for a folder} */
        R directory(Directory source);
    }
}
