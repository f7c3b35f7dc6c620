// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.core.request.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a release requires, by project. */
final class Required {
    private Required() {}

    /**
     * {@return the requirements that apply without extras, each once; what a release requires of itself is left out}
     */
    static SortedMap<ProjectName, List<Requirement>> of(ProjectName project, List<Dependency> dependencies) {
        SortedMap<ProjectName, List<Requirement>> required = new TreeMap<>();
        for (Dependency dependency : dependencies) {
            Requirement requirement = dependency.requirement().orElse(null);
            if (requirement != null && !requirement.name().equals(project)) {
                List<Requirement> on = required.computeIfAbsent(requirement.name(), name -> new ArrayList<>());
                if (!on.contains(requirement)) {
                    on.add(requirement);
                }
            }
        }
        return required;
    }
}
