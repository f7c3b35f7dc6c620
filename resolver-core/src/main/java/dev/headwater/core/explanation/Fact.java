// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Cause;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact of a proof: what some candidates of a package depend on, or why they may not be used. Alike facts about
 * several candidates are one.
 */
public final class Fact {
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
    static Optional<Fact> of(Incompatibility incompatibility, ProjectUniverse world) {
        Cause cause = incompatibility.cause();
        if (cause instanceof Cause.Dependency dependency) {
            Fact fact = new Fact(new Key(Kind.DEPENDENCY, dependency.pkg(), dependency.feature(), dependency.target()));
            fact.candidates = candidates(incompatibility, dependency.pkg(), world);
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
            fact.candidates = candidates(incompatibility, unusable.pkg(), world);
            return Optional.of(fact);
        }
        return Optional.empty();
    }

    /** The candidates of a package that an incompatibility names; nothing is not among them. */
    private static long[] candidates(Incompatibility incompatibility, int pkg, ProjectUniverse world) {
        long[] candidates = Bits.all(world.candidateCount(pkg));
        for (int term = 0; term < incompatibility.size(); term++) {
            if (incompatibility.pkg(term) == pkg) {
                candidates = Bits.and(candidates, incompatibility.set(term));
            }
        }
        return candidates;
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

    public int pkg() {
        return key.pkg();
    }

    public int feature() {
        return key.feature();
    }

    public int target() {
        return key.target();
    }

    /** {@return the candidates of {@link #pkg()} that it is about} */
    long[] candidates() {
        return candidates;
    }

    /** {@return how it narrows the target; more than one where the candidates differ in that} */
    public List<Integer> requirements() {
        return requirements;
    }
}
