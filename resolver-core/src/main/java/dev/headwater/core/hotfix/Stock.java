// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an index has: of each project the versions, and the best release that can be used. */
final class Stock {
    private final SortedMap<ProjectName, Item> items = new TreeMap<>();

    /**
     * What it has of one project.
     *
     * @param project the project
     * @param versions the versions that can be used, ascending
     * @param best the best release, if one can be used
     */
    record Item(ProjectName project, List<Version> versions, Optional<Release.Usable> best) {
        Item(Project project, Optional<Release.Usable> best) {
            this(project.name(), best.isPresent() ? project.candidates().ascending() : List.of(), best);
        }
    }

    void add(Item item) {
        items.put(item.project(), item);
    }

    Collection<Item> items() {
        return items.values();
    }

    /** {@return whether it has a project, be it one of which nothing can be used} */
    boolean has(ProjectName name) {
        return items.containsKey(name);
    }

    /** {@return the versions of a project that can be used, ascending; none where it has none} */
    List<Version> versions(ProjectName name) {
        Item item = items.get(name);
        return item == null ? List.of() : item.versions();
    }
}
