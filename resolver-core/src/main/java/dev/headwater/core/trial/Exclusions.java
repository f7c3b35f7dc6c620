// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.Target;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What keeps versions of projects from being chosen by what their pages say, each project looked at once. A file that
 * stands behind one of the same version which can be chosen changes nothing by being let in, and does not count.
 */
final class Exclusions {
    private final CandidateLister lister;
    private final Map<ProjectName, List<Exclusion>> known = new HashMap<>();

    Exclusions(Target target) {
        this.lister = new CandidateLister(target);
    }

    /** {@return the first of its kind that excludes a version of a project; of tags, that they do not fit} */
    Optional<Exclusion> first(Project project, Predicate<Exclusion> kind) {
        return known.computeIfAbsent(project.name(), name -> look(project)).stream()
                .filter(kind)
                .findFirst();
    }

    private List<Exclusion> look(Project project) {
        ProjectPage page = project.page();
        if (page == null) {
            return List.of();
        }
        List<Exclusion> exclusions = new ArrayList<>();
        lister.forEachExcluded(page, project.rules(), (version, exclusion) -> {
            if (!project.isUsable(version)) {
                exclusions.add(exclusion);
            }
        });
        return exclusions;
    }
}
