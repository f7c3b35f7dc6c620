// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.ListedFile;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code Release} file of a suite.
 *
 * @param origin who says it: {@code Debian}; empty text where it is not said
 * @param suite the name that moves: {@code stable}; empty text where it is not said
 * @param codename the name that stays: {@code bookworm}; empty text where it is not said
 * @param date when it was made
 * @param validUntil until when it may be used
 * @param hasContentsOfAll whether architecture {@code all} has a Contents file of its own
 * @param hasPackagesOfAll whether architecture {@code all} has a Packages file of its own, which the others lack
 * @param acquiresByHash whether each file is also found under its digest
 * @param files the files that it vouches for, by their path below the suite, in the order written
 */
public record ReleaseFile(
        String origin,
        String suite,
        String codename,
        Optional<Instant> date,
        Optional<Instant> validUntil,
        boolean hasContentsOfAll,
        boolean hasPackagesOfAll,
        boolean acquiresByHash,
        Map<String, ListedFile> files) {}
