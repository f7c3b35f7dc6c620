// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.Unpromised;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package of a distributor that provides one version of a project. There is no file that a Python installer could
 * download: the distributor's package manager installs it.
 *
 * <p>A row that cannot be used is listed all the same, with its fault: its project is there, and no other index is
 * asked about it.
 *
 * @param version the version of the project that it provides; empty where it cannot be read, which is a fault
 * @param name the name of the package: {@code python3-lib}
 * @param packageVersion the version of the package: {@code 1.0-2}
 * @param purl its package URL: {@code pkg:deb/debian/python3-lib@1.0-2}
 * @param trust how far what the repository says of it is vouched for
 * @param date the date of what the repository says: of a signed release file, for example
 * @param evidence how the package was mapped to the project
 * @param dependencies the packages that it needs besides and that map to no project, sorted
 * @param serves the Python and the machine that the repository is for; empty where it is for all
 * @param notes what there is to say of it, in the order of its kinds and texts
 * @param fault why it cannot be used; empty for one that can
 * @param sha256 the SHA-256 of the package in lower-case hexadecimal digits, where its repository gives it
 * @param feedDigest the digest of all that the feed says of its packages, {@code sha256:…}, the same on every machine
 *     for the same state of the repository; empty where the feed has none
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 * @since 0.1.0
 */
public record ProvidedPackage(
        Optional<Version> version,
        String name,
        String packageVersion,
        String purl,
        Trust trust,
        Optional<Instant> date,
        Evidence evidence,
        List<String> dependencies,
        Optional<ServedTarget> serves,
        List<ProvidedNote> notes,
        Optional<ProvidedFault> fault,
        Optional<String> sha256,
        Optional<String> feedDigest) {
    /** Copies, and checks that what has no version has a fault. */
    @Unpromised
    public ProvidedPackage {
        dependencies = List.copyOf(dependencies);
        notes = List.copyOf(notes);
        if (version.isEmpty() && fault.isEmpty()) {
            throw new IllegalArgumentException("a package without a version cannot be used; say why");
        }
    }

    /** Makes one that can be used on every target, and of which there is nothing to say. */
    public ProvidedPackage(
            Version version,
            String name,
            String packageVersion,
            String purl,
            Trust trust,
            Optional<Instant> date,
            Evidence evidence,
            List<String> dependencies) {
        this(
                Optional.of(version),
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return the format of the package} */
    public PackageFormat format() {
        return PackageFormat.ofUrl(purl);
    }

    /** {@return the same, for that Python and machine alone} */
    public ProvidedPackage withTarget(ServedTarget target) {
        return new ProvidedPackage(
                version,
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                Optional.of(target),
                notes,
                fault,
                sha256,
                feedDigest);
    }

    /** {@return the same, with these notes} */
    public ProvidedPackage withNotes(List<ProvidedNote> others) {
        return new ProvidedPackage(
                version,
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                serves,
                others,
                fault,
                sha256,
                feedDigest);
    }

    /** {@return the same, whose bytes hash to that} */
    public ProvidedPackage withSha256(String digest) {
        return new ProvidedPackage(
                version,
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                serves,
                notes,
                fault,
                Optional.of(digest),
                feedDigest);
    }

    /** {@return the same, of a feed with that digest} */
    public ProvidedPackage withFeedDigest(String digest) {
        return new ProvidedPackage(
                version,
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                serves,
                notes,
                fault,
                sha256,
                Optional.of(digest));
    }

    /** {@return the same, not to be used; without its version where that is what cannot be read} */
    public ProvidedPackage withFault(ProvidedFault why) {
        return new ProvidedPackage(
                why.kind() == ProvidedFault.Kind.VERSION ? Optional.empty() : version,
                name,
                packageVersion,
                purl,
                trust,
                date,
                evidence,
                dependencies,
                serves,
                notes,
                Optional.of(why),
                sha256,
                feedDigest);
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
