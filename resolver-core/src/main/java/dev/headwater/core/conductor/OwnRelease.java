// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.OwnerRule;
import dev.headwater.api.resolution.Ownership;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project of the request, as the one candidate of its name. What the request itself asks of it {@link OwnProjects}
 * has taken into the request; the candidate brings what is left, which only others can ask for.
 */
final class OwnRelease implements Release {
    private final OwnProject project;
    private final Dependencies required;

    /** The extras whose requirements stand in the request; empty for those that need none. */
    private final Set<Optional<ExtraName>> taken = new HashSet<>();

    OwnRelease(OwnProject project, MarkerEnvironment environment) {
        this.project = project;
        List<Dependency> all = new ArrayList<>();
        project.dependencies().ifPresent(list -> add(all, list, Optional.empty(), environment));
        project.extras()
                .ifPresent(extras -> extras.forEach((extra, list) -> add(all, list, Optional.of(extra), environment)));
        required = new Dependencies(all, environment);
    }

    private static void add(
            List<Dependency> all,
            List<RequestedRequirement> requirements,
            Optional<ExtraName> extra,
            MarkerEnvironment environment) {
        requirements.forEach(requested -> all.add(Dependency.of(requested, extra, environment)));
    }

    OwnProject project() {
        return project;
    }

    /** {@return the request as the owner of the project} */
    Owner owner() {
        Ownership record =
                new Ownership(project.name(), OwnerRule.OWN_PROJECT, Optional.empty(), List.of(), Optional.empty());
        return new Owner.Own(record, project);
    }

    /** {@return whether what an extra brings, or what the project requires without any, was taken before} */
    boolean isTaken(Optional<ExtraName> extra) {
        return taken.contains(extra);
    }

    /** Takes what the project requires, without an extra or with one. */
    List<Dependency> take(Optional<ExtraName> extra) {
        taken.add(extra);
        return extra.map(required::ofExtra).orElseGet(required::ofProject);
    }

    @Override
    public List<Dependency> undecided(Optional<ExtraName> extra) {
        return isTaken(extra) ? List.of() : extra.map(required::undecided).orElseGet(required::undecided);
    }

    /** {@return whether it is known what the project requires, without an extra or with one} */
    boolean isKnown(Optional<ExtraName> extra) {
        return extra.isPresent()
                ? project.extras().isPresent()
                : project.dependencies().isPresent();
    }

    @Override
    public List<Dependency> dependencies() {
        return isTaken(Optional.empty()) ? List.of() : required.ofProject();
    }

    @Override
    public List<Dependency> dependencies(ExtraName extra) {
        return isTaken(Optional.of(extra)) ? List.of() : required.ofExtra(extra);
    }

    /** {@return the extras that the request asks for and the project does not have} */
    List<ExtraName> missing() {
        return taken.stream()
                .flatMap(Optional::stream)
                .filter(this::isMissing)
                .sorted()
                .toList();
    }

    /** {@return whether the project does not have an extra} */
    boolean isMissing(ExtraName extra) {
        return project.extras().filter(extras -> !extras.containsKey(extra)).isPresent();
    }
}
