// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.PackageFile;
import java.util.List;

/**
 * A stanza of a {@code Packages} file: a package that can be installed.
 *
 * @param name its name
 * @param version its version, as written
 * @param source the source package it was built of, its own name where none is said
 * @param architecture {@code all}, or what it was built for
 * @param depends what must be installed, of Pre-Depends and then of Depends, in the order written
 * @param provides the names that it stands for besides its own
 * @param file where it is in the archive
 * @param fault why its version or a relation cannot be read, as a clause with file and line: nothing may be concluded
 *     from what the relations lack then; empty text for a package that can be read
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-relationships.html">Debian policy 7</a>
 */
public record BinaryPackage(
        String name,
        String version,
        String source,
        String architecture,
        List<Alternatives> depends,
        List<Provision> provides,
        PackageFile file,
        String fault) {
    /** A package that can be read. */
    public BinaryPackage(
            String name,
            String version,
            String source,
            String architecture,
            List<Alternatives> depends,
            List<Provision> provides,
            PackageFile file) {
        this(name, version, source, architecture, depends, provides, file, "");
    }

    /** Copies. */
    public BinaryPackage {
        depends = List.copyOf(depends);
        provides = List.copyOf(provides);
    }

    /**
     * A relation that any of its branches satisfies: {@code a | b (>= 1)}.
     *
     * @param branches at least one, in the order written
     */
    public record Alternatives(List<Relation> branches) {
        /** Copies. */
        public Alternatives {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A name that a package stands for.
     *
     * @param name the name
     * @param version the version it is provided at ({@code = 1.0}), or empty text: then no bound is satisfied by it
     */
    public record Provision(String name, String version) {}
}
