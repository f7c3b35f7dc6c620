// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Cause;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A fact of a proof: what some candidates of a package depend on, or why they may not be used. Alike facts about
 * several candidates are one; what the request asks for in several ways is several.
 */
final class Fact {
    /** So many reasons why candidates of one package cannot be used are told apart. */
    private static final int MOST_EXCLUSIONS = 3;

    /** What it says. */
    enum Kind {
        DEPENDENCY,
        CONSTRAINT,
        UNUSABLE
    }

    private final Key key;
    private final List<Integer> requirements = new ArrayList<>();
    private long[] candidates = {};

    /**
     * What makes two facts alike.
     *
     * @param detail what else has to agree: of the request the requirement, of unusable candidates the exclusion
     */
    record Key(Kind kind, int pkg, int feature, int target, Object detail) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && kind == that.kind
                    && pkg == that.pkg
                    && feature == that.feature
                    && target == that.target
                    && detail.equals(that.detail);
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, pkg, feature, target, detail);
        }
    }

    private Fact(Key key, long[] candidates) {
        this.key = key;
        this.candidates = candidates;
    }

    /** {@return the facts of an incompatibility; none for what goes without saying, that an extra needs its project} */
    static List<Fact> of(Incompatibility incompatibility, ProjectUniverse universe) {
        return incompatibility.cause().accept(new Cause.Visitor<>() {
            @Override
            public List<Fact> dependency(Cause.Dependency cause) {
                return List.of(dependencyOf(cause, candidates(incompatibility, cause.pkg(), universe)));
            }

            @Override
            public List<Fact> constraint(Cause.Constraint cause) {
                return List.of(constraintOn(cause.pkg(), universe));
            }

            @Override
            public List<Fact> unusable(Cause.Unusable cause) {
                return unusableOf(cause.pkg(), candidates(incompatibility, cause.pkg(), universe), universe);
            }

            @Override
            public List<Fact> featureOfBase(Cause.FeatureOfBase cause) {
                return List.of();
            }

            @Override
            public List<Fact> conflict(Cause.Conflict cause) {
                return List.of();
            }
        });
    }

    private static Fact dependencyOf(Cause.Dependency dependency, long[] candidates) {
        int pkg = dependency.pkg();
        Object detail = pkg == ProjectUniverse.ROOT ? dependency.requirement() : "";
        Fact fact =
                new Fact(new Key(Kind.DEPENDENCY, pkg, dependency.feature(), dependency.target(), detail), candidates);
        fact.requirements.add(dependency.requirement());
        return fact;
    }

    private static Fact constraintOn(int pkg, ProjectUniverse universe) {
        long[] left = universe.constrained(pkg);
        long[] all = Bits.all(universe.candidateCount(pkg));
        return new Fact(new Key(Kind.CONSTRAINT, pkg, pkg, pkg, ""), left == null ? all : Bits.minus(all, left));
    }

    /** One fact for each reason, or, where there are too many to be read, for each kind of reason. */
    private static List<Fact> unusableOf(int pkg, long[] candidates, ProjectUniverse universe) {
        Map<Object, long[]> byExclusion = new LinkedHashMap<>();
        Map<Object, long[]> byKind = new LinkedHashMap<>();
        int size = universe.candidateCount(pkg);
        for (int candidate = Bits.next(candidates, 0);
                candidate >= 0 && candidate < size;
                candidate = Bits.next(candidates, candidate + 1)) {
            Exclusion exclusion =
                    universe.project(pkg).release(candidate).exclusion().orElse(null);
            if (exclusion != null) {
                Bits.add(byExclusion.computeIfAbsent(exclusion, key -> Bits.none(size + 1)), candidate);
                Bits.add(byKind.computeIfAbsent(exclusion.getClass(), key -> Bits.none(size + 1)), candidate);
            }
        }
        List<Fact> facts = new ArrayList<>();
        (byExclusion.size() <= MOST_EXCLUSIONS ? byExclusion : byKind)
                .forEach((detail, set) -> facts.add(new Fact(new Key(Kind.UNUSABLE, pkg, pkg, pkg, detail), set)));
        return facts;
    }

    /** The candidates of a package that an incompatibility names; nothing is not among them. */
    private static long[] candidates(Incompatibility incompatibility, int pkg, ProjectUniverse universe) {
        long[] candidates = Bits.all(universe.candidateCount(pkg));
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

    /** {@return whether the requirements are all of one candidate, so that each counts; else each has one of them} */
    boolean isTogether() {
        return Bits.count(candidates) == 1;
    }
}
