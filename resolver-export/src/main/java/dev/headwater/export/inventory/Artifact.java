// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is installed of a package: files, or a package of a distributor, which is one and the same thing under two names
 * and never two.
 *
 * @param purl its package URL: {@code pkg:pypi/lib@1.0?repository_url=…}, or that of the distributor's package; empty
 *     where it has no version, or where what stands for one is none
 * @param provided the distributor's package
 * @param files the files of which one is installed, sorted by name; none of a provided package, and of a source tree
 * @since 0.1.0
 */
public record Artifact(Optional<String> purl, Optional<DistributorPackage> provided, List<File> files) {
    /** Copies and sorts. */
    public Artifact {
        files = files.stream().sorted().toList();
    }

    /** {@return the size of the smallest file of which it is known} */
    public OptionalLong smallest() {
        return files.stream().flatMapToLong(file -> file.size().stream()).min();
    }

    /** {@return the size of the largest file of which it is known} */
    public OptionalLong largest() {
        return files.stream().flatMapToLong(file -> file.size().stream()).max();
    }

    /**
     * A package of a distributor that provides a version of a project.
     *
     * @param name its name: {@code python3-lib}
     * @param version its version: {@code 1.0-2}
     * @param alias the package URL of what it provides: {@code pkg:pypi/lib@1.0}
     */
    public record DistributorPackage(String name, String version, String alias) {}

    /**
     * A file.
     *
     * @param name its name
     * @param url where it is on the network, without user information and query
     * @param size its size in bytes
     * @param hashes by algorithm what its bytes hash to, in the words of Python's {@code hashlib}
     */
    public record File(String name, Optional<String> url, OptionalLong size, SortedMap<String, String> hashes)
            implements Comparable<File> {
        /** Copies. */
        public File {
            hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
        }

        @Override
        public int compareTo(File other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : url.orElse("").compareTo(other.url.orElse(""));
        }
    }
}
