// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.rpm.Filelists;
import dev.headwater.distro.rpm.RpmPackage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rpm-md repository, as it was read at one time.
 *
 * @param location its URL without secrets, or its path
 * @param date of its lists; empty where none is said
 * @param trust how far it is vouched for
 * @param packages all that it has, in the order read
 * @param filelists what is in them
 * @param modular those that are of modules, as {@link RpmPackage#place} tells them
 * @param files reads them
 */
public record RpmSnapshot(
        String location,
        Optional<Instant> date,
        Trust trust,
        List<RpmPackage> packages,
        Filelists filelists,
        Set<String> modular,
        PackageFiles files) {
    /** Copies. */
    public RpmSnapshot {
        packages = List.copyOf(packages);
    }
}
