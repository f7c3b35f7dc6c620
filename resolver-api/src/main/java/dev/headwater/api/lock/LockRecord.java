// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of a lock of ours, beside the standard: who supplied what, and how that was decided. An installer needs
 * nothing of it.
 *
 * @param requestDigest the digest of what was asked for
 * @param policyDigest the digest of the policy
 * @param overlayDigest the digest of the overlays in force
 * @param target what was resolved for
 * @param strategy the way in which an owner is found: {@code owner-first}
 * @param indexes the indexes that were asked, in the order of the policy
 * @param provided what a distributor provides, sorted by name: an installer refuses a package without a file, so these
 *     are not among the packages
 * @param ownership who supplies each name that was needed, sorted by name, also of those without a package
 * @since 0.1.0
 */
public record LockRecord(
        String requestDigest,
        String policyDigest,
        Optional<String> overlayDigest,
        LockedTarget target,
        String strategy,
        List<Index> indexes,
        List<Provided> provided,
        List<Ownership> ownership) {
    /** The strategy that there is. */
    public static final String OWNER_FIRST = "owner-first";

    /** Copies. */
    @Unpromised
    public LockRecord {
        indexes = List.copyOf(indexes);
        provided = List.copyOf(provided);
        ownership = List.copyOf(ownership);
    }

    /** {@return the record of an index} */
    public Optional<Index> index(IndexId id) {
        return indexes.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** {@return who supplied a name, if it was needed} */
    public Optional<Ownership> ownership(ProjectName name) {
        return ownership.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * A target, as people name it.
     *
     * @param python the version of Python
     * @param platforms the platforms, the best first
     */
    public record LockedTarget(String python, List<String> platforms) {
        /** Copies. */
        public LockedTarget {
            platforms = List.copyOf(platforms);
        }
    }

    /**
     * An index that was asked.
     *
     * @param id its name in the policy
     * @param url where it is, without user information and query; relative to the lock where it lies on this machine
     * @param kind what stands behind it, in the word of the policy file
     * @param trust how far what a distributor's repository says is vouched for
     * @param date the date of what a distributor's repository said
     * @param digest the digest of what a distributor's feed said of its packages
     */
    public record Index(
            IndexId id,
            String url,
            String kind,
            Optional<ProvidedPackage.Trust> trust,
            Optional<Instant> date,
            Optional<String> digest) {
        /** Made by the library. */
        @Unpromised
        public Index {}

        /** {@return the index of its packages, as the standard has it: only a whole URL is one} */
        public Optional<String> ofPackages() {
            return Optional.of(url).filter(text -> text.contains("://"));
        }
    }

    /**
     * A version of a project that a distributor's package provides.
     *
     * @param name the project
     * @param version its version
     * @param purl the package URL of the package
     * @param packageName the name of the package
     * @param packageVersion the version of the package
     * @param sha256 the SHA-256 of the package, where its repository gives it
     * @param index the feed that supplies it
     * @param requires what it requires on the target, as requirements without markers
     */
    public record Provided(
            ProjectName name,
            Version version,
            String purl,
            String packageName,
            String packageVersion,
            Optional<String> sha256,
            IndexId index,
            List<String> requires,
            LockedOverlays overlays) {
        /** Copies. */
        @Unpromised
        public Provided {
            requires = List.copyOf(requires);
        }
    }
}
