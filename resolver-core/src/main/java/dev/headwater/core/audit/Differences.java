// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.FindingKind;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what ways do otherwise with projects. */
final class Differences {
    private final Set<Way> unsolved;

    /**
     * Prepares to compare.
     *
     * @param unsolved the ways that have no solution, of which it says nothing that they take nothing
     */
    Differences(Set<Way> unsolved) {
        this.unsolved = unsolved;
    }

    /** {@return the differences of some projects, in order} */
    List<Finding> of(List<AuditedProject> projects) {
        List<Finding> findings = new ArrayList<>();
        projects.forEach(one -> add(one, findings));
        return findings.stream().sorted().toList();
    }

    /** What a way does otherwise. */
    private record Difference(FindingKind kind, Optional<Taken> other) {}

    private void add(AuditedProject project, List<Finding> findings) {
        Map<Difference, List<Way>> ways = new LinkedHashMap<>();
        for (Way way : Way.values()) {
            difference(project, way)
                    .ifPresent(one -> ways.computeIfAbsent(one, first -> new ArrayList<>())
                            .add(way));
        }
        ways.forEach((one, all) -> findings.add(new Finding(
                project.name(),
                one.kind(),
                all,
                project.ownership().owner(),
                project.taken(),
                one.other(),
                below(project, one.other()))));
        for (Holding holding : project.holdings()) {
            if (holding.otherBytes().isPresent()) {
                findings.add(new Finding(
                        project.name(),
                        FindingKind.OTHER_BYTES,
                        List.of(),
                        project.ownership().owner(),
                        project.taken(),
                        Optional.empty(),
                        Optional.of(holding)));
            }
        }
    }

    private Optional<Difference> difference(AuditedProject project, Way way) {
        Taken ours = project.taken().orElse(null);
        Taken theirs = project.otherwise().get(way);
        if (theirs == null) {
            return ours == null || unsolved.contains(way)
                    ? Optional.empty()
                    : Optional.of(new Difference(FindingKind.LEFT_OUT, Optional.empty()));
        }
        return kind(project, ours == null ? Optional.empty() : Optional.of(ours), theirs)
                .map(kind -> new Difference(kind, Optional.of(theirs)));
    }

    private static Optional<FindingKind> kind(AuditedProject project, Optional<Taken> ours, Taken theirs) {
        if (below(project, Optional.of(theirs)).isPresent()) {
            return Optional.of(
                    isHigher(project, ours, theirs.version()) ? FindingKind.HIGHER_BELOW : FindingKind.OTHER_INDEX);
        }
        if (ours.isEmpty()) {
            return Optional.of(FindingKind.ADDED);
        }
        return ours.get().version().equals(theirs.version())
                ? Optional.empty()
                : Optional.of(FindingKind.OTHER_VERSION);
    }

    /** Where nothing is taken of the owner, all that it lists counts: it may be there to keep the name. */
    private static boolean isHigher(AuditedProject project, Optional<Taken> ours, Version theirs) {
        Optional<Version> highest = ours.map(Taken::version)
                .or(() -> project.ownership().owner().flatMap(project::holding).flatMap(Holding::highest));
        return highest.isEmpty() || theirs.compareTo(highest.get()) > 0;
    }

    /** {@return what the index has that is taken from, if it is another than the owner, and so below it} */
    private static Optional<Holding> below(AuditedProject project, Optional<Taken> taken) {
        Optional<IndexId> owner = project.ownership().owner();
        return taken.flatMap(Taken::index)
                .filter(index -> owner.isPresent() && !owner.get().equals(index))
                .flatMap(project::holding);
    }
}
