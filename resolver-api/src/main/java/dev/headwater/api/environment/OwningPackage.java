// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

/**
 * A package that a package manager installed, by the manager's own records.
 *
 * @param kind whose it is
 * @param name its name: {@code python3-lib}
 * @param version its version: {@code 1.0-2}; empty text where the records do not tell it
 * @param purl its package URL: {@code pkg:deb/debian/python3-lib@1.0-2?arch=all}
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 * @since 0.1.0
 */
public record OwningPackage(Kind kind, String name, String version, String purl) {
    /** The package managers whose records are read. */
    public enum Kind {
        /** Debian's, by the file lists of dpkg. */
        DPKG,
        /** Conda, by the records in the {@code conda-meta} of a prefix. */
        CONDA,
        /** Rpm, by what it printed into a file. */
        RPM
    }

    /** {@return package and version: {@code python3-lib 1.0-2}} */
    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
