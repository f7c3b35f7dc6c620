// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package that provides a version of a project.
 *
 * @param version the version of the project, as the evidence spells it; it may be unreadable
 * @param fault why the row cannot be used; empty for one that can
 * @param packageName the package
 * @param packageVersion its version
 * @param architecture what the package is for
 * @param interpreters the places of the Pythons that it is for in {@link FeedHead#interpreters}, ascending; at least
 *     one
 * @param purl its package URL
 * @param source the place of its suite in {@link FeedHead#sources}
 * @param evidence what it was mapped by
 * @param requirements what it requires of projects, canonical and sorted, without extras
 * @param extras what its extras require besides, sorted, where the repository tells it
 * @param dependencies the packages it needs that map to no project, sorted
 * @param notes what there is to say of it, in the order of kinds and texts
 * @param time when the package came into its repository; empty where that is not said
 * @param file where the package is
 */
public record FeedRow(
        String version,
        Optional<ProvidedFault> fault,
        String packageName,
        String packageVersion,
        String architecture,
        List<Integer> interpreters,
        String purl,
        int source,
        Evidence evidence,
        List<String> requirements,
        List<Extra> extras,
        List<String> dependencies,
        List<ProvidedNote> notes,
        Optional<Instant> time,
        PackageFile file) {
    /** Copies. */
    public FeedRow {
        interpreters = List.copyOf(interpreters);
        requirements = List.copyOf(requirements);
        extras = List.copyOf(extras);
        dependencies = List.copyOf(dependencies);
        notes = List.copyOf(notes);
    }

    /** {@return the place of the first Python that it is for} */
    public int interpreter() {
        return interpreters.get(0);
    }

    /**
     * An extra of the project.
     *
     * @param name the extra, as spelled
     * @param requirements what it requires of projects besides, canonical and sorted
     * @param fault the relation of which cannot be told what it requires; empty text where there is none
     */
    public record Extra(String name, List<String> requirements, String fault) {
        /** Copies. */
        public Extra {
            requirements = List.copyOf(requirements);
        }
    }
}
