// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the request and the policy for the files of one project.
 *
 * @param name the project
 * @param format which formats may be used
 * @param cutOff files uploaded at this time or later are excluded
 * @param missingUploadTime what becomes of files without an upload time where there is a cut-off
 * @param preReleases what becomes of pre-releases
 * @param strategy the highest version first, or the lowest
 * @param pins what the request says about the project's versions; a single exact version in it may take a yanked file
 * @param namesPreRelease whether one of these names a pre-release
 * @param hashes if present, the only hashes that files may have
 * @param preferred versions to be tried first
 */
public record CandidateRules(
        ProjectName name,
        FormatRule format,
        Optional<Instant> cutOff,
        MissingUploadTimeRule missingUploadTime,
        PreReleaseMode preReleases,
        ResolutionStrategy strategy,
        List<SpecifierSet> pins,
        boolean namesPreRelease,
        Optional<Set<FileHash>> hashes,
        List<Version> preferred) {
    /**
     * {@return what the hashes that the page lists of a file say to those of the request} One must be among those, and
     * none may be missing where the request names its algorithm. As anybody can make a file with a weak hash, that is
     * not enough where the request names a strong one that can be computed: then only the bytes can tell.
     */
    public HashMatch match(FileHashes listed) {
        HashMatch match = hashes.isEmpty() ? HashMatch.NAMED : HashMatch.UNKNOWN;
        for (FileHash hash : listed) {
            if (isNamed(hash)) {
                match = isEnough(hash) ? HashMatch.NAMED : match;
            } else if (names(hash.algorithm())) {
                return HashMatch.OTHER;
            }
        }
        return match;
    }

    /**
     * {@return whether bytes with these hashes are those of a file that the request means} As in pip, the hashes of a
     * request are those of several files, so one that is named is enough, though another kind of them differs: it may
     * be that of another file. But not a weak one where the request names a strong one that can be computed; so of two
     * files that are named by SHA-256 and by MD5, only the first is taken.
     */
    public boolean takesBytes(FileHashes computed) {
        return computed.asList().stream().anyMatch(hash -> isNamed(hash) && isEnough(hash));
    }

    private boolean isNamed(FileHash hash) {
        return hashes.orElse(Set.of()).contains(hash);
    }

    private boolean names(String algorithm) {
        return hashes.orElse(Set.of()).stream()
                .anyMatch(other -> other.algorithm().equals(algorithm));
    }

    private boolean isEnough(FileHash hash) {
        return hash.isStrong()
                || hashes.orElse(Set.of()).stream()
                        .noneMatch(other -> other.isStrong() && FileDigest.isKnown(other.algorithm()));
    }

    /** {@return whether the request itself pins a version, so that a yanked file of it may be used} */
    boolean pins(Version version) {
        for (SpecifierSet specifiers : pins) {
            if (specifiers.pins(version)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the request has an {@code ===} about the project, and so about spelling} */
    boolean isAboutSpelling() {
        for (SpecifierSet specifiers : pins) {
            if (specifiers.hasArbitraryEquality()) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether every {@code ===} of the request takes a version as it is written} */
    boolean takesSpelling(String version) {
        return pins.stream()
                .filter(SpecifierSet::hasArbitraryEquality)
                .allMatch(specifiers -> specifiers.contains(version));
    }

    /** {@return whether pre-releases take their place by version} */
    boolean preReleasesByVersion() {
        return preReleases == PreReleaseMode.ALLOW || (preReleases == PreReleaseMode.IF_NAMED && namesPreRelease);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CandidateRules that
                && name.equals(that.name)
                && format == that.format
                && cutOff.equals(that.cutOff)
                && missingUploadTime == that.missingUploadTime
                && preReleases == that.preReleases
                && strategy == that.strategy
                && pins.equals(that.pins)
                && namesPreRelease == that.namesPreRelease
                && hashes.equals(that.hashes)
                && preferred.equals(that.preferred);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + pins.hashCode();
    }
}
