// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a package and its first candidate, demands what must be known of it, stores its dependencies as
 * incompatibilities, and decides it unless one of them contradicts what is assumed.
 *
 * <p>See <em>Decision making</em> in {@code docs/solver.md}.
 */
final class DecisionMaking {
    private final Universe universe;
    private final PartialSolution solution;
    private final Knowledge knowledge;
    private final DecisionOrder order;

    /** By project: its features that are known. */
    private final List<int[]> features = new ArrayList<>();

    private final BitSet demanded = new BitSet();

    /** By project: the candidates whose metadata was demanded. */
    private final List<BitSet> demandedCandidates = new ArrayList<>();

    private boolean rootExpanded;
    private long made;

    DecisionMaking(Universe universe, PartialSolution solution, Knowledge knowledge) {
        this.universe = universe;
        this.solution = solution;
        this.knowledge = knowledge;
        this.order = new DecisionOrder(universe, solution);
        open(Universe.ROOT);
        solution.decide(Universe.ROOT, 0);
    }

    /** {@return the package to decide next, or -1 if nothing that is required is undecided} */
    int next() {
        return rootExpanded ? order.next() : Universe.ROOT;
    }

    /** {@return how many decisions were made} */
    long made() {
        return made;
    }

    /** Decides a package, or rules its first candidate out, or says what must be known before. */
    @Nullable
    Step choose(int pkg) {
        int base = universe.base(pkg);
        if (base != Universe.NO_BASE) {
            return decide(pkg, 0, base, solution.decided(base), new int[] {pkg});
        }
        int candidate = Bits.next(solution.domain(pkg), 0);
        if (pkg != Universe.ROOT) {
            if (!demandedCandidates.get(pkg).get(candidate)) {
                demandedCandidates.get(pkg).set(candidate);
                return new Step.NeedMetadata(pkg, List.of(candidate));
            }
            if (!universe.isUsable(pkg, candidate)) {
                knowledge.add(
                        Incompatibility.of(pkg, solution.only(pkg, candidate), new Cause.Unusable(pkg, candidate)));
                return null;
            }
        }
        return decide(pkg, candidate, pkg, candidate, featuresOn(pkg));
    }

    /** Decides a package if the dependencies that these features of a project's candidate bring allow it. */
    private @Nullable Step decide(int pkg, int choice, int project, int candidate, int[] features) {
        List<Cause.Dependency> dependencies = new ArrayList<>();
        for (int feature : features) {
            int[] pairs = universe.dependencies(project, candidate, feature);
            for (int i = 0; i < pairs.length; i += 2) {
                dependencies.add(new Cause.Dependency(project, candidate, feature, pairs[i], pairs[i + 1]));
            }
        }
        // What is known already may rule the candidate out; then no page is demanded for its sake.
        if (isContradicted(dependencies, pkg)) {
            return null;
        }
        List<Integer> unknown = openTargets(dependencies);
        if (!unknown.isEmpty()) {
            return new Step.NeedProjects(unknown);
        }
        if (isContradicted(dependencies, pkg)) {
            return null;
        }
        dependencies.forEach(this::store);
        if (pkg == Universe.ROOT) {
            rootExpanded = true;
        } else {
            solution.decide(pkg, choice);
            made++;
        }
        knowledge.changed().set(pkg);
        return null;
    }

    /** Stores the dependencies that what is assumed contradicts; returns whether there are any. */
    private boolean isContradicted(List<Cause.Dependency> dependencies, int pkg) {
        boolean contradicted = false;
        int back = Integer.MAX_VALUE;
        for (Cause.Dependency dependency : dependencies) {
            int target = dependency.target();
            if (solution.isOpen(target) && Bits.isSubset(solution.domain(target), forbidden(dependency))) {
                contradicted = true;
                store(dependency);
                if (order.reject(pkg, target) && solution.isDecided(target)) {
                    back = Math.min(back, solution.decisionLevel(target) - 1);
                }
            }
        }
        if (back < solution.level() && back >= 0) {
            solution.backtrack(back, knowledge.changed());
        }
        return contradicted;
    }

    /** {@return what may not be chosen for the target of a dependency, nothing included} */
    private long[] forbidden(Cause.Dependency dependency) {
        int target = dependency.target();
        return dependency.requirement() == Universe.ON
                ? solution.only(target, solution.nothing(target))
                : solution.allBut(target, universe.admitted(dependency.requirement()));
    }

    private void store(Cause.Dependency dependency) {
        if (!knowledge.isNew(dependency)) {
            return;
        }
        Terms terms = new Terms(solution);
        terms.add(dependency.pkg(), solution.only(dependency.pkg(), dependency.candidate()));
        if (dependency.feature() != dependency.pkg()) {
            terms.add(dependency.feature(), solution.only(dependency.feature(), 0));
        }
        terms.add(dependency.target(), forbidden(dependency));
        Incompatibility incompatibility = terms.toIncompatibility(dependency);
        if (incompatibility != null) {
            knowledge.add(incompatibility);
        }
    }

    /** Makes the targets known that can be; returns those whose page is to be demanded, in order, each once. */
    private List<Integer> openTargets(List<Cause.Dependency> dependencies) {
        List<Integer> unknown = dependencies.stream()
                .map(Cause.Dependency::target)
                .filter(target -> !demanded.get(target) && !universe.isGiven(target))
                .distinct()
                .toList();
        unknown.forEach(demanded::set);
        if (unknown.isEmpty()) {
            for (Cause.Dependency dependency : dependencies) {
                if (!solution.isOpen(dependency.target())) {
                    open(dependency.target());
                }
            }
        }
        return unknown;
    }

    private void open(int pkg) {
        solution.open(pkg, universe.candidateCount(pkg));
        order.discover(pkg);
        knowledge.open(pkg);
        while (features.size() <= pkg) {
            features.add(new int[0]);
            demandedCandidates.add(new BitSet());
        }
        int base = universe.base(pkg);
        if (base != Universe.NO_BASE) {
            int[] known = features.get(base);
            features.set(base, Arrays.copyOf(known, known.length + 1));
            features.get(base)[known.length] = pkg;
            Terms terms = new Terms(solution);
            terms.add(pkg, solution.only(pkg, 0));
            terms.add(base, solution.only(base, solution.nothing(base)));
            Incompatibility needsBase = terms.toIncompatibility(new Cause.FeatureOfBase(pkg));
            if (needsBase != null) {
                knowledge.add(needsBase);
            }
        }
        long[] constrained = universe.constrained(pkg);
        if (constrained != null) {
            long[] outside = Bits.minus(solution.allBut(pkg, constrained), solution.only(pkg, solution.nothing(pkg)));
            if (!Bits.isEmpty(outside)) {
                knowledge.add(Incompatibility.of(pkg, outside, new Cause.Constraint(pkg)));
            }
        }
    }

    /** {@return a project and its features that are on} */
    private int[] featuresOn(int pkg) {
        int[] known = features.get(pkg);
        int[] on = new int[known.length + 1];
        int size = 0;
        on[size++] = pkg;
        for (int feature : known) {
            if (solution.isRequired(feature)) {
                on[size++] = feature;
            }
        }
        return Arrays.copyOf(on, size);
    }
}
