// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question that was tried, and what came of it.
 *
 * @param universe what was known at the end
 * @param isWithheld whether it ended because an index was not to be told a name
 */
public record Trial(Question question, ResolutionOutcome outcome, ProjectUniverse universe, boolean isWithheld) {
    Optional<ResolutionOutcome.Resolved> resolved() {
        return outcome.resolved();
    }

    /** {@return the facts of the proof, in its order; none where nothing is proven} */
    List<Reason> facts() {
        return outcome.proof().map(Explanation::steps).stream()
                .flatMap(List::stream)
                .filter(step -> step.because().isEmpty())
                .map(Step::reason)
                .toList();
    }

    /**
     * {@return the projects that the proof speaks of, as it comes to them} Nothing else matters to it: while none of
     * these gains a candidate or loses a requirement, it holds.
     */
    Set<ProjectName> names() {
        Set<ProjectName> names = new LinkedHashSet<>();
        facts().forEach(fact -> names.addAll(fact.projects()));
        return names;
    }

    /** {@return a project that was needed} */
    Optional<Project> project(ProjectName name) {
        return Optional.ofNullable(universe.projects().get(name));
    }

    /** {@return the projects that the proof speaks of and an index supplies, as it comes to them} */
    Stream<Project> supplied() {
        return names().stream()
                .flatMap(name -> project(name).stream())
                .filter(project -> project.owner().supplier().isPresent());
    }
}
