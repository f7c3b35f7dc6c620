// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package of a distributor that provides one version of a project. There is no file that a Python installer could
 * download: the distributor's package manager installs it.
 *
 * @param version the version of the project that it provides
 * @param name the name of the package: {@code python3-lib}
 * @param packageVersion the version of the package: {@code 1.0-2}
 * @param purl its package URL: {@code pkg:deb/debian/python3-lib@1.0-2}
 * @param trust how far what the repository says of it is vouched for
 * @param date the date of what the repository says: of a signed release file, for example
 * @param evidence how the package was mapped to the project
 * @param dependencies the packages that it needs besides and that map to no project, sorted
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
public record ProvidedPackage(
        Version version,
        String name,
        String packageVersion,
        String purl,
        Trust trust,
        Optional<Instant> date,
        Evidence evidence,
        List<String> dependencies) {
    /** Copies. */
    public ProvidedPackage {
        dependencies = List.copyOf(dependencies);
    }

    /** How far a distributor's repository is vouched for. */
    public enum Trust {
        /** A named key signs it, with hashes down to every file that was read. */
        SIGNED,
        /** A metalink that was read over https gives its hash. */
        METALINK,
        /** It was read over https. */
        HTTPS,
        /** Nothing vouches for it; a policy must allow that. */
        UNSIGNED
    }

    /**
     * What a package was mapped by.
     *
     * @param name what tells the name of the project
     * @param version what tells the version
     * @param requirements whose word the requirements are
     */
    public record Evidence(NameEvidence name, VersionEvidence version, RequirementsSource requirements) {
        /** What a repository declares itself. */
        public static final Evidence DECLARED =
                new Evidence(NameEvidence.DECLARED, VersionEvidence.DECLARED, RequirementsSource.DISTRIBUTOR);
    }

    /** What tells which project a package provides, the best first. */
    public enum NameEvidence {
        /** The repository declares it. */
        DECLARED,
        /** The installed metadata folder, in a place that Python imports from. */
        INSTALLED_FOLDER,
        /** The same package of another source of the feed. */
        SIBLING_SOURCE,
        /** The metadata within the package. */
        PACKAGE,
        /** The policy, or a mapping file. */
        POLICY
    }

    /** What tells the version that a package provides. */
    public enum VersionEvidence {
        /** The repository declares it. */
        DECLARED,
        /** The installed metadata folder. */
        INSTALLED_FOLDER,
        /** The version of the package. */
        PACKAGED,
        /** The policy. */
        POLICY
    }

    /** Whose word the requirements of a provided package are. */
    public enum RequirementsSource {
        /** The relations between the distributor's packages. */
        DISTRIBUTOR,
        /** The metadata that the project published. */
        PUBLISHED
    }

    /** {@return package and version: {@code python3-lib 1.0-2}} */
    @Override
    public String toString() {
        return name + " " + packageVersion;
    }
}
