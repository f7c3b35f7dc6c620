// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
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
    private final Rejection rejection;

    /** By project: its features that are known. */
    private final List<int[]> features = new ArrayList<>();

    private final BitSet demanded = new BitSet();
    private final Demands demands;
    private final boolean rulingOut;

    private boolean rootExpanded;
    private long made;

    DecisionMaking(Universe universe, PartialSolution solution, Knowledge knowledge, Set<Heuristic> heuristics) {
        this.universe = universe;
        this.solution = solution;
        this.knowledge = knowledge;
        this.order = new DecisionOrder(universe, solution, heuristics);
        this.rejection = new Rejection(universe, solution, knowledge, order);
        this.demands = new Demands(universe, solution, heuristics.contains(Heuristic.BATCHES));
        this.rulingOut = heuristics.contains(Heuristic.RULING_OUT);
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

    /** Decides a package, or rules its first candidates out, or says what must be known before. */
    @Nullable
    Step choose(int pkg) {
        int base = universe.base(pkg);
        boolean ofFeature = base != Universe.NO_BASE;
        int project = ofFeature ? base : pkg;
        int candidate = ofFeature ? solution.decided(base) : Bits.next(solution.domain(pkg), 0);
        if (!ofFeature && pkg != Universe.ROOT && !demands.isAnswered(pkg, candidate)) {
            return demands.demand(pkg, candidate);
        }
        int[] bringing = ofFeature ? new int[] {pkg} : featuresOn(pkg);
        for (int feature : bringing) {
            if (feature != project && universe.isToldApart(project, candidate, feature)) {
                return new Step.NeedMetadata(feature, List.of(candidate));
            }
        }
        List<Integer> ahead = demands.takeAhead();
        if (rulingOut) {
            rejection.storeKnown(pkg, ahead, bringing);
        }
        // What is known already may rule the candidate out; then no page is demanded for its sake.
        if (isRuledOut(pkg, project, candidate, bringing)) {
            return null;
        }
        List<Integer> unknown = unknownTargets(project, candidate, bringing);
        if (!unknown.isEmpty()) {
            return new Step.NeedProjects(unknown);
        }
        if (openTargets(project, candidate, bringing) && isRuledOut(pkg, project, candidate, bringing)) {
            return null;
        }
        decide(pkg, project, candidate, bringing);
        return null;
    }

    private boolean isRuledOut(int pkg, int project, int candidate, int[] bringing) {
        boolean isVersion = pkg == project && pkg != Universe.ROOT;
        return isVersion
                ? rejection.ruleOutRun(pkg, bringing, demands)
                : rejection.ruleOut(pkg, project, candidate, bringing);
    }

    private void decide(int pkg, int project, int candidate, int[] bringing) {
        for (int feature : bringing) {
            int[] pairs = universe.dependencies(project, candidate, feature);
            for (int i = 0; i < pairs.length; i += 2) {
                store(project, candidate, feature, pairs[i], pairs[i + 1]);
            }
        }
        if (pkg == Universe.ROOT) {
            rootExpanded = true;
            int[] pairs = universe.dependencies(Universe.ROOT, 0, Universe.ROOT);
            for (int i = 0; i < pairs.length; i += 2) {
                order.request(pairs[i]);
            }
        } else {
            solution.decide(pkg, pkg == project ? candidate : 0);
            made++;
        }
        knowledge.changed().set(pkg);
    }

    private void store(int pkg, int candidate, int feature, int target, int requirement) {
        knowledge.addDependency(
                new Cause.Dependency(pkg, feature, target, requirement),
                solution.only(pkg, candidate),
                rejection.forbidden(target, requirement));
    }

    /** {@return the targets whose page is to be demanded, in order, each once} */
    private List<Integer> unknownTargets(int project, int candidate, int[] bringing) {
        List<Integer> unknown = new ArrayList<>();
        for (int feature : bringing) {
            int[] pairs = universe.dependencies(project, candidate, feature);
            for (int i = 0; i < pairs.length; i += 2) {
                if (!demanded.get(pairs[i]) && !universe.isGiven(pairs[i])) {
                    demanded.set(pairs[i]);
                    unknown.add(pairs[i]);
                }
            }
        }
        return unknown;
    }

    /** Makes the targets of dependencies known; returns whether any was not. */
    private boolean openTargets(int project, int candidate, int[] bringing) {
        boolean any = false;
        for (int feature : bringing) {
            int[] pairs = universe.dependencies(project, candidate, feature);
            for (int i = 0; i < pairs.length; i += 2) {
                if (!solution.isOpen(pairs[i])) {
                    open(pairs[i]);
                    any = true;
                }
            }
        }
        return any;
    }

    private void open(int pkg) {
        solution.open(pkg, universe.candidateCount(pkg));
        order.discover(pkg);
        knowledge.open(pkg);
        while (features.size() <= pkg) {
            features.add(new int[0]);
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
        if (known.length == 0) {
            return new int[] {pkg};
        }
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
