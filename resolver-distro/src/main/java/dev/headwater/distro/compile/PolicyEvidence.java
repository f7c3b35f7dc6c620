// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody wrote down about packages, held against the better evidence that there was before: it adds to that, and
 * takes nothing from it. What stands beside it in the same place does not count against it.
 */
final class PolicyEvidence {
    private final Map<String, List<Distribution>> better;
    private final Set<ProjectName> provided = new HashSet<>();

    /**
     * Holds on to what is known.
     *
     * @param better by the name of the package
     */
    PolicyEvidence(Map<String, List<Distribution>> better) {
        this.better = new TreeMap<>(better);
        better.values()
                .forEach(all ->
                        all.stream().filter(Distribution::isImported).forEach(found -> provided.add(found.project())));
    }

    /** What becomes of a word that a package provides a project. */
    enum Verdict {
        /** The better evidence says so as well. */
        KNOWN,
        /** The better evidence says that the package provides others, or others the project. */
        CONTRADICTED,
        /** Nothing better is known. */
        NEW
    }

    Verdict verdict(ProjectName project, String name) {
        List<Distribution> known = better.getOrDefault(name, List.of());
        if (known.stream()
                .anyMatch(found -> found.isImported() && found.project().equals(project))) {
            return Verdict.KNOWN;
        }
        return known.isEmpty() && !provided.contains(project) ? Verdict.NEW : Verdict.CONTRADICTED;
    }
}
