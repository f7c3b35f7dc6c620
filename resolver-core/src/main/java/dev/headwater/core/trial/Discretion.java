// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.core.ownership.Telling;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a trial ask for the names that the question as it is was asked for: their search goes as it went. Of any other
 * name an index may be told only if it said the name itself, in a release that the trial demanded of it.
 */
final class Discretion implements Telling {
    private final Set<ProjectName> told;
    private volatile @Nullable ProjectUniverse universe;
    private volatile boolean withheld;

    Discretion(Set<ProjectName> told) {
        this.told = told;
    }

    /** Looks at what this session learns. */
    void watch(ProjectUniverse learned) {
        universe = learned;
    }

    /** {@return whether there was an index that was not to be told a name} */
    boolean hasWithheld() {
        return withheld;
    }

    @Override
    public boolean mayTell(IndexEntry entry, ProjectName name) {
        boolean may = told.contains(name) || hasSaid(entry, name);
        withheld |= !may;
        return may;
    }

    private boolean hasSaid(IndexEntry entry, ProjectName name) {
        ProjectUniverse known = universe;
        return known != null
                && known.projects().values().stream()
                        .filter(project -> isOf(project, entry))
                        .anyMatch(project -> project.names(name));
    }

    private static boolean isOf(Project project, IndexEntry entry) {
        return project.owner().supplier().map(IndexEntry::id).equals(Optional.of(entry.id()));
    }
}
