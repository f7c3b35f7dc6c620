// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact of a proof: what some candidates of a package depend on, or why they may not be used. Alike facts about
 * several candidates are one.
 */
final class Fact {
    /** What it says. */
    enum Kind {
        DEPENDENCY,
        CONSTRAINT,
        UNUSABLE
    }

    private final Key key;
    private final List<Integer> requirements = new ArrayList<>();
    private long[] candidates = {};

    /** What makes two facts alike. */
    record Key(Kind kind, int pkg, int feature, int target) {}

    private Fact(Key key) {
        this.key = key;
    }

    /** {@return a fact of its own; empty for what goes without saying, that an extra needs its project} */
    static Optional<Fact> of(Cause cause, World world) {
        if (cause instanceof Cause.Dependency dependency) {
            Fact fact = new Fact(new Key(Kind.DEPENDENCY, dependency.pkg(), dependency.feature(), dependency.target()));
            fact.candidates = Bits.of(dependency.candidate(), world.candidateCount(dependency.pkg()));
            fact.requirements.add(dependency.requirement());
            return Optional.of(fact);
        }
        if (cause instanceof Cause.Constraint constraint) {
            Fact fact = new Fact(new Key(Kind.CONSTRAINT, constraint.pkg(), constraint.pkg(), constraint.pkg()));
            long[] left = world.constrained(constraint.pkg());
            long[] all = Bits.all(world.candidateCount(constraint.pkg()));
            fact.candidates = left == null ? all : Bits.minus(all, left);
            return Optional.of(fact);
        }
        if (cause instanceof Cause.Unusable unusable) {
            Fact fact = new Fact(new Key(Kind.UNUSABLE, unusable.pkg(), unusable.pkg(), unusable.pkg()));
            fact.candidates = Bits.of(unusable.candidate(), world.candidateCount(unusable.pkg()));
            return Optional.of(fact);
        }
        return Optional.empty();
    }

    /** Takes in an alike fact. */
    void add(Fact other) {
        candidates = Bits.or(candidates, other.candidates);
        for (int requirement : other.requirements) {
            if (!requirements.contains(requirement)) {
                requirements.add(requirement);
            }
        }
    }

    Key key() {
        return key;
    }

    Kind kind() {
        return key.kind();
    }

    int pkg() {
        return key.pkg();
    }

    int feature() {
        return key.feature();
    }

    int target() {
        return key.target();
    }

    /** {@return the candidates of {@link #pkg()} that it is about} */
    long[] candidates() {
        return candidates;
    }

    /** {@return how it narrows the target; more than one where the candidates differ in that} */
    List<Integer> requirements() {
        return requirements;
    }
}
