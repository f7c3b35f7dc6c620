// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.distro.debian.BinaryPackage.PoolFile;
import java.util.List;

/**
 * A package that provides a version of a project.
 *
 * @param version the version of the project, as the evidence spells it; it may be unreadable
 * @param fault why the row cannot be used, as a clause; empty text for a row that can
 * @param packageName the package
 * @param packageVersion its version
 * @param architecture what the package is for
 * @param purl its package URL
 * @param source the place of its suite in {@link Feed#sources}
 * @param evidence what it was mapped by
 * @param requirements what it requires of projects, canonical and sorted, without extras
 * @param dependencies the packages it needs that map to no project, sorted
 * @param notes what there is to say of it: where the packaged version differs, bounds that were left out, branches that
 *     were not taken
 * @param file where the package is
 */
public record FeedRow(
        String version,
        String fault,
        String packageName,
        String packageVersion,
        String architecture,
        String purl,
        int source,
        Evidence evidence,
        List<String> requirements,
        List<String> dependencies,
        List<FeedNote> notes,
        PoolFile file) {
    /** Copies. */
    public FeedRow {
        requirements = List.copyOf(requirements);
        dependencies = List.copyOf(dependencies);
        notes = List.copyOf(notes);
    }
}
