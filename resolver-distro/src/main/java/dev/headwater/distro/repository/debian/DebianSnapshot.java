// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.Contents;
import dev.headwater.distro.repository.PackageFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One suite of one source, as it was read at one time: all its packages, and what they contain.
 *
 * @param location the URL of the archive without secrets, or the path of the folder
 * @param suite the suite that was asked for; empty text for a folder of lists without one
 * @param origin who the release file says it is of, such as {@code Debian}; empty text without a release file
 * @param codename the codename, such as {@code bookworm}; empty text without a release file
 * @param date of the release file
 * @param validUntil of the release file
 * @param trust how far it is vouched for
 * @param packages of all components, in the order read
 * @param contents of all components
 * @param files reads packages of this suite
 */
public record DebianSnapshot(
        String location,
        String suite,
        String origin,
        String codename,
        Optional<Instant> date,
        Optional<Instant> validUntil,
        Trust trust,
        List<BinaryPackage> packages,
        Contents contents,
        PackageFiles files) {
    /** Copies. */
    public DebianSnapshot {
        packages = List.copyOf(packages);
    }
}
