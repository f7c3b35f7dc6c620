// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a proof that say most: the first that nothing could meet, else the first release that cannot be used,
 * else two that nothing meets together.
 */
final class Decisive {
    private final ProjectUniverse universe;

    /** By project: the steps that require something of it which alone could be met, and what they admit. */
    private final Map<Integer, List<Claim>> claims = new LinkedHashMap<>();

    private Optional<Integer> unusable = Optional.empty();

    private Decisive(ProjectUniverse universe) {
        this.universe = universe;
    }

    /** {@return the numbers of these steps, of all that tell a fact} */
    static List<Integer> of(Map<Integer, Fact> told, List<Step> steps, ProjectUniverse universe) {
        Decisive decisive = new Decisive(universe);
        for (Map.Entry<Integer, Fact> one : told.entrySet()) {
            Reason reason = steps.get(one.getKey() - 1).reason();
            if (reason.shortage().isPresent()) {
                return List.of(one.getKey());
            }
            decisive.look(one.getKey(), one.getValue());
        }
        return decisive.unusable.map(List::of).orElseGet(decisive::clash);
    }

    private void look(int step, Fact fact) {
        switch (fact.kind()) {
            case UNUSABLE -> unusable(step);
            case CONSTRAINT -> {
                long[] left = Bits.minus(Bits.all(universe.candidateCount(fact.pkg())), fact.candidates());
                if (Bits.isEmpty(left)) {
                    unusable(step);
                } else {
                    claim(fact.pkg(), step, left);
                }
            }
            case DEPENDENCY -> {
                Packages.Entity target = universe.packages().get(fact.target());
                if (target.obstacle().isPresent()) {
                    unusable(step);
                } else if (target.isProject()) {
                    fact.requirements().stream()
                            .map(universe::admitted)
                            .reduce(fact.isTogether() ? Bits::and : Bits::or)
                            .ifPresent(admitted -> claim(fact.target(), step, admitted));
                }
            }
        }
    }

    private void unusable(int step) {
        unusable = unusable.or(() -> Optional.of(step));
    }

    private void claim(int pkg, int step, long[] admitted) {
        claims.computeIfAbsent(pkg, project -> new ArrayList<>()).add(new Claim(step, admitted));
    }

    /** The first of the claims on a project that nothing meets, or the first two that nothing meets together. */
    private List<Integer> clash() {
        for (List<Claim> ofProject : claims.values()) {
            for (int i = 0; i < ofProject.size(); i++) {
                Claim one = ofProject.get(i);
                if (Bits.isEmpty(one.admitted)) {
                    return List.of(one.step);
                }
                for (Claim other : ofProject.subList(i + 1, ofProject.size())) {
                    if (Bits.isDisjoint(one.admitted, other.admitted)) {
                        return List.of(one.step, other.step);
                    }
                }
            }
        }
        return List.of();
    }

    /** What a step requires of a project, as far as it alone could be met. */
    private static final class Claim {
        private final int step;
        private final long[] admitted;

        Claim(int step, long[] admitted) {
            this.step = step;
            this.admitted = admitted;
        }
    }
}
