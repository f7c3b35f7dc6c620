// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Hotfixes;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Project;
import dev.headwater.core.widening.Widening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Hotfixes of releases that an index supplies. What the releases of one project require of another is looked for as if
 * it named no versions; a solution uses one of these releases, and one version of what it requires, so that one bound
 * of one release is what has to be widened.
 */
final class HotfixSpace implements Space<HotfixSpace.Edge> {
    private final Question question;

    /** What the releases of a project require of another. */
    record Edge(ProjectName by, ProjectName required) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Edge that && by.equals(that.by) && required.equals(that.required);
        }

        @Override
        public int hashCode() {
            return 31 * by.hashCode() + required.hashCode();
        }
    }

    HotfixSpace(Question question) {
        this.question = question;
    }

    @Override
    public RepairKind kind() {
        return RepairKind.HOTFIX;
    }

    @Override
    public List<Edge> altering(Trial failed, Collection<Edge> made) {
        List<Edge> edges = new ArrayList<>();
        for (Reason fact : failed.facts()) {
            Wanted wanted = fact.claim().orElse(null);
            if (wanted != null && isBound(wanted)) {
                fact.subject()
                        .filter(releases -> isSupplied(failed, releases.name()) && leavesOut(failed, wanted))
                        .ifPresent(releases -> edges.add(new Edge(releases.name(), wanted.name())));
            }
        }
        return edges;
    }

    private boolean isBound(Wanted wanted) {
        return wanted.extra().isEmpty()
                && question.request().overrides().stream()
                        .noneMatch(override -> override.requirement().name().equals(wanted.name()));
    }

    private static boolean isSupplied(Trial failed, ProjectName name) {
        return failed.project(name)
                .filter(project -> project.owner().supplier().isPresent())
                .isPresent();
    }

    /** Whether there is something that a wider bound would let in. */
    private static boolean leavesOut(Trial failed, Wanted wanted) {
        return failed.project(wanted.name())
                .filter(project -> project.own().isEmpty())
                .filter(project -> wanted.ranges().stream()
                        .anyMatch(range -> Bits.count(project.admitted(range)) < project.size()))
                .isPresent();
    }

    @Override
    public Question question(Collection<Edge> made) {
        Set<Edge> free = new HashSet<>(made);
        return question.with((by, required) -> free.contains(new Edge(by, required)));
    }

    @Override
    public Optional<Told> told(Trial succeeded, Collection<Edge> made) {
        Map<ProjectName, PinnedPackage> packages = new TreeMap<>();
        succeeded.resolved().orElseThrow().packages().forEach(pinned -> packages.put(pinned.name(), pinned));
        List<Change.Widen> changes = new ArrayList<>();
        for (Edge edge : made) {
            PinnedPackage by = packages.get(edge.by());
            PinnedPackage required = packages.get(edge.required());
            if (by != null && required != null) {
                List<Requirement> before = before(succeeded, by, required);
                List<Requirement> after = before.stream()
                        .map(one -> Widening.of(one, required.version()))
                        .toList();
                if (!before.isEmpty()
                        && by.index().isPresent()
                        && required.index().isPresent()) {
                    changes.add(new Change.Widen(
                            by.name(),
                            by.version(),
                            by.index().get(),
                            before,
                            after,
                            required.version(),
                            required.index().get(),
                            Optional.empty()));
                }
            }
        }
        try {
            return Optional.of(overlaid(changes));
        } catch (InvalidOverlayException e) {
            // What a release requires may be more than an overlay can say.
            return Optional.empty();
        }
    }

    /** The policy with the hotfixes; where it has an overlay on the same release already, with that one changed. */
    private Told overlaid(List<Change.Widen> changes) {
        OverlaySet hotfixes = OverlaySet.of(Hotfixes.of(List.copyOf(changes)));
        List<Overlay> said = question.policy().overlays().asList();
        List<Overlay> inTheWay =
                said.stream().filter(overlay -> stands(overlay, hotfixes)).toList();
        List<Change> told =
                changes.stream().map(change -> said(change, inTheWay)).toList();
        Told byHand =
                new Told(told, question, inTheWay.stream().map(Overlay::id).toList());
        if (inTheWay.stream().anyMatch(overlay -> saysExtra(overlay, changes))) {
            return byHand;
        }
        List<Overlay> all = new ArrayList<>(said);
        all.removeAll(inTheWay);
        try {
            all.addAll(Hotfixes.of(told));
            return new Told(
                    told,
                    question.with(question.policy().toBuilder()
                            .overlays(OverlaySet.of(all))
                            .build()));
        } catch (InvalidOverlayException e) {
            if (inTheWay.isEmpty()) {
                throw e;
            }
            return byHand;
        }
    }

    /** Whether an overlay says what an extra brings, where a bound of an extra is to be wider. */
    private static boolean saysExtra(Overlay overlay, List<Change.Widen> changes) {
        return !overlay.extras().isEmpty()
                && changes.stream()
                        .filter(change -> change.name().equals(overlay.project()))
                        .flatMap(change -> change.before().stream())
                        .anyMatch(requirement -> requirement
                                .marker()
                                .filter(Marker::mentionsExtra)
                                .isPresent());
    }

    private static Change said(Change.Widen change, List<Overlay> inTheWay) {
        return inTheWay.stream()
                .filter(overlay -> overlay.project().equals(change.name()))
                .findFirst()
                .<Change>map(change::saidBy)
                .orElse(change);
    }

    private static boolean stands(Overlay said, OverlaySet hotfixes) {
        try {
            OverlaySet.of(List.of(said)).and(hotfixes);
            return false;
        } catch (InvalidOverlayException e) {
            return true;
        }
    }

    /** What a package requires of another that the version chosen of that does not meet. */
    private static List<Requirement> before(Trial succeeded, PinnedPackage by, PinnedPackage required) {
        Project project = succeeded.project(by.name()).orElseThrow();
        for (int candidate = 0; candidate < project.size(); candidate++) {
            if (project.version(candidate).equals(Optional.of(by.version()))) {
                Release release = project.release(candidate);
                return Stream.concat(
                                release.dependencies().stream(),
                                by.extras().stream().flatMap(extra -> release.dependencies(extra).stream()))
                        .map(Dependency::requirement)
                        .flatMap(Optional::stream)
                        .filter(one -> one.name().equals(required.name()))
                        .filter(one -> !one.specifiers().contains(required.version()))
                        .distinct()
                        .toList();
            }
        }
        return List.of();
    }
}
