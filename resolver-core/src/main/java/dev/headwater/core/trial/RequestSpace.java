// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.widening.Lines;
import dev.headwater.core.widening.Widening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Edits of the request: a line with a wider bound, a line without one of its extras, pre-releases of a project. A line
 * is looked for as if it named no versions, and told with the bound that the solution needs.
 */
final class RequestSpace implements Space<RequestSpace.Edit> {
    private final Question question;
    private final Exclusions exclusions;
    private final Set<RequestedRequirement> lines = new LinkedHashSet<>();

    /** An edit. What it is equal to is written out: what records make of it takes some milliseconds the first time. */
    sealed interface Edit {
        /** A line that names no versions any more. */
        record AnyVersion(RequestedRequirement line) implements Edit {
            @Override
            public boolean equals(Object other) {
                return other instanceof AnyVersion that && line.equals(that.line);
            }

            @Override
            public int hashCode() {
                return line.hashCode();
            }
        }

        /** A line that asks for an extra no more. */
        record WithoutExtra(RequestedRequirement line, ExtraName extra) implements Edit {
            @Override
            public boolean equals(Object other) {
                return other instanceof WithoutExtra that && line.equals(that.line) && extra.equals(that.extra);
            }

            @Override
            public int hashCode() {
                return 31 * line.hashCode() + extra.hashCode();
            }
        }

        /** A project of which pre-releases are taken. */
        record PreReleases(ProjectName name) implements Edit {
            @Override
            public boolean equals(Object other) {
                return other instanceof PreReleases that && name.equals(that.name);
            }

            @Override
            public int hashCode() {
                return name.hashCode();
            }
        }
    }

    RequestSpace(Question question) {
        this.question = question;
        this.exclusions = new Exclusions(question.request().target());
        RequestLines.forEach(question.request(), lines::add);
    }

    @Override
    public RepairKind kind() {
        return RepairKind.REQUEST;
    }

    @Override
    public List<Edit> altering(Trial failed, Collection<Edit> made) {
        List<Edit> edits = new ArrayList<>();
        List<Reason> facts = failed.facts();
        for (ProjectName name : failed.names()) {
            for (RequestedRequirement line : lines) {
                Requirement requirement = line.requirement();
                if (requirement.name().equals(name)
                        && requirement.url().isEmpty()
                        && line.hashes().isEmpty()) {
                    if (leavesOut(failed, requirement)) {
                        edits.add(new Edit.AnyVersion(line));
                    }
                    requirement.extras().stream()
                            .filter(extra -> facts.stream().anyMatch(fact -> asksFor(fact, name, extra)))
                            .forEach(extra -> edits.add(new Edit.WithoutExtra(line, extra)));
                }
            }
        }
        failed.supplied()
                .filter(project -> exclusions
                        .first(project, Exclusion.PreRelease.class::isInstance)
                        .isPresent())
                .forEach(project -> edits.add(new Edit.PreReleases(project.name())));
        return edits;
    }

    /** Whether there is something that a wider bound would let in. */
    private static boolean leavesOut(Trial failed, Requirement requirement) {
        return failed.project(requirement.name())
                .filter(project -> Bits.count(project.admitted(requirement.specifiers())) < project.size())
                .isPresent();
    }

    private static boolean asksFor(Reason fact, ProjectName name, ExtraName extra) {
        return fact.claim()
                .filter(wanted -> wanted.name().equals(name) && wanted.extra().equals(Optional.of(extra)))
                .isPresent();
    }

    @Override
    public Question question(Collection<Edit> made) {
        return question.with(edited(made, (line, requirement) -> Lines.with(requirement, SpecifierSet.any())));
    }

    /** How a line without its bound is written. */
    @FunctionalInterface
    private interface Bound {
        Requirement of(RequestedRequirement line, Requirement requirement);
    }

    private ResolutionRequest edited(Collection<Edit> made, Bound bound) {
        ResolutionRequest.Builder builder = RequestLines.rebuilt(question.request(), lines(made, bound));
        for (Edit edit : made) {
            if (edit instanceof Edit.PreReleases preReleases) {
                builder.releaseRules(question.request()
                        .releaseRules()
                        .with(ReleaseRule.ALL_RELEASES, preReleases.name().value()));
            }
        }
        return builder.build();
    }

    /** The lines that are edited, each with what it is to say. */
    private Map<RequestedRequirement, Requirement> lines(Collection<Edit> made, Bound bound) {
        Map<RequestedRequirement, Requirement> edited = new LinkedHashMap<>();
        for (Edit edit : made) {
            if (edit instanceof Edit.AnyVersion any) {
                edited.merge(
                        any.line(),
                        bound.of(any.line(), any.line().requirement()),
                        (before, one) -> bound.of(any.line(), before));
            } else if (edit instanceof Edit.WithoutExtra without) {
                Requirement before =
                        edited.getOrDefault(without.line(), without.line().requirement());
                edited.put(without.line(), Lines.without(before, without.extra()));
            }
        }
        return edited;
    }

    @Override
    public Optional<Told> told(Trial succeeded, Collection<Edit> made) {
        ResolutionOutcome.Resolved resolved = succeeded.resolved().orElseThrow();
        Bound needed = (line, requirement) -> widened(requirement, resolved);
        List<Change> changes = new ArrayList<>();
        lines(made, needed).forEach((line, after) -> {
            if (!after.equals(line.requirement())) {
                changes.add(new Change.Rewrite(line.place(), line.requirement(), after));
            }
        });
        for (Edit edit : made) {
            if (edit instanceof Edit.PreReleases preReleases) {
                changes.add(new Change.AllowPreReleases(preReleases.name()));
            }
        }
        return Optional.of(new Told(changes, question.with(edited(made, needed))));
    }

    private static Requirement widened(Requirement requirement, ResolutionOutcome.Resolved resolved) {
        return resolved.packages().stream()
                .filter(pinned -> pinned.name().equals(requirement.name()))
                .map(PinnedPackage::version)
                .findFirst()
                .map(version -> Widening.of(requirement, version))
                .orElse(requirement);
    }
}
