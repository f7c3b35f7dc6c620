// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules out candidates whose known dependencies contradict what is assumed, before they are decided. What a run of
 * candidates has in common becomes one incompatibility.
 *
 * <p>See <em>Ruling out</em> in {@code docs/solver.md}.
 */
final class Rejection {
    private final Universe universe;
    private final PartialSolution solution;
    private final Knowledge knowledge;
    private final DecisionOrder order;

    /** What rules candidates out, and which, in the order in which it was found. */
    private final Map<Cause.Dependency, long[]> reasons = new LinkedHashMap<>();

    /** The level to go back to because the order of two packages has changed. */
    private int back;

    Rejection(Universe universe, PartialSolution solution, Knowledge knowledge, DecisionOrder order) {
        this.universe = universe;
        this.solution = solution;
        this.knowledge = knowledge;
        this.order = order;
    }

    /** Rules out the first candidates that are left of a project, up to one that is not contradicted or not known. */
    boolean ruleOutRun(int pkg, int[] bringing, Demands demands) {
        long[] left = solution.domain(pkg);
        int nothing = solution.nothing(pkg);
        long[] unusable = null;
        boolean any = false;
        begin();
        for (int next = Bits.next(left, 0);
                next >= 0 && next < nothing && back == Integer.MAX_VALUE && demands.isAnswered(pkg, next);
                next = Bits.next(left, next + 1)) {
            if (!universe.isUsable(pkg, next)) {
                unusable = unusable == null ? Bits.none(nothing + 1) : unusable;
                Bits.add(unusable, next);
            } else if (!isContradicted(pkg, pkg, next, bringing)) {
                break;
            }
            any = true;
        }
        if (unusable != null) {
            knowledge.addUnusable(pkg, unusable);
        }
        end();
        return any;
    }

    /** Stores what is known of candidates that were demanded ahead of their turn: it may never come to that. */
    void storeKnown(int pkg, List<Integer> candidates, int[] bringing) {
        if (candidates.isEmpty()) {
            return;
        }
        begin();
        long[] unusable = Bits.none(solution.nothing(pkg) + 1);
        Collected[] last = new Collected[bringing.length];
        Arrays.fill(last, Collected.NOTHING);
        for (int candidate : candidates) {
            if (universe.isKnown(pkg, candidate) && !universe.isUsable(pkg, candidate)) {
                Bits.add(unusable, candidate);
            } else if (universe.isKnown(pkg, candidate)) {
                for (int i = 0; i < bringing.length; i++) {
                    last[i] = collectAll(pkg, candidate, bringing[i], last[i]);
                }
            }
        }
        if (!Bits.isEmpty(unusable)) {
            knowledge.addUnusable(pkg, unusable);
        }
        end();
    }

    /** Dependencies, and the sets of the candidates that have them, as far as they are collected. */
    private static final class Collected {
        static final Collected NOTHING = new Collected(new int[0], List.of());

        final int[] pairs;
        final List<long[]> sets;

        Collected(int[] pairs, List<long[]> sets) {
            this.pairs = pairs;
            this.sets = sets;
        }
    }

    /** Collects what a candidate depends on: mostly the very same as the one before it. */
    private Collected collectAll(int pkg, int candidate, int feature, Collected last) {
        int[] pairs = known(pkg, candidate, feature);
        if (pairs == last.pairs) {
            for (long[] candidates : last.sets) {
                Bits.add(candidates, candidate);
            }
            return last;
        }
        List<long[]> sets = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (solution.isOpen(pairs[i])) {
                sets.add(collect(new Cause.Dependency(pkg, feature, pairs[i], pairs[i + 1]), candidate));
            }
        }
        return new Collected(pairs, sets);
    }

    /** Rules out what features would bring to a candidate, if that is contradicted. */
    boolean ruleOut(int pkg, int project, int candidate, int[] bringing) {
        begin();
        boolean contradicted = isContradicted(pkg, project, candidate, bringing);
        end();
        return contradicted;
    }

    private void begin() {
        back = Integer.MAX_VALUE;
        reasons.clear();
    }

    private void end() {
        reasons.forEach((dependency, candidates) -> knowledge.addDependency(
                dependency, candidates, forbidden(dependency.target(), dependency.requirement())));
        if (back < solution.level() && back >= 0) {
            solution.backtrack(back, knowledge.changed());
        }
    }

    /** Collects the dependencies of a candidate that what is assumed contradicts; returns whether there are any. */
    private boolean isContradicted(int pkg, int project, int candidate, int[] bringing) {
        boolean contradicted = false;
        for (int feature : bringing) {
            int[] pairs = known(project, candidate, feature);
            for (int i = 0; i < pairs.length; i += 2) {
                int target = pairs[i];
                if (solution.isOpen(target) && !isMet(solution.domain(target), target, pairs[i + 1])) {
                    contradicted = true;
                    collect(new Cause.Dependency(project, feature, target, pairs[i + 1]), candidate);
                    blame(pkg, target, pairs[i + 1]);
                }
            }
        }
        return contradicted;
    }

    /**
     * {@return the dependencies, as far as they are known} What a feature adds is perhaps not, until it is its turn.
     */
    private int[] known(int project, int candidate, int feature) {
        return feature != project && universe.isToldApart(project, candidate, feature)
                ? new int[0]
                : universe.dependencies(project, candidate, feature);
    }

    private long[] collect(Cause.Dependency dependency, int candidate) {
        long[] candidates = reasons.get(dependency);
        if (candidates == null) {
            candidates = Bits.none(solution.nothing(dependency.pkg()) + 1);
            reasons.put(dependency, candidates);
        }
        Bits.add(candidates, candidate);
        return candidates;
    }

    /**
     * Blames whoever left a target nothing that a requirement admits: the target itself if it is decided, else the
     * decision after which that was so. What nobody decided is nobody's fault.
     */
    private void blame(int pkg, int target, int requirement) {
        if (!isMet(solution.settledDomain(target), target, requirement)) {
            return;
        }
        int level = solution.levelOf(solution.satisfier(target, forbidden(target, requirement)));
        boolean isTarget = solution.isDecided(target);
        int culprit = isTarget ? target : solution.decisionAt(level);
        int fall = isTarget ? fall(target, requirement) : Integer.MAX_VALUE;
        if (order.reject(pkg, culprit, fall)) {
            back = Math.min(back, solution.decisionLevel(culprit) - 1);
        }
    }

    /** {@return how many candidates a package must go down from its first one to meet a requirement} */
    private int fall(int target, int requirement) {
        long[] settled = solution.settledDomain(target);
        if (requirement == Universe.ON || !isMet(settled, target, requirement)) {
            return Integer.MAX_VALUE;
        }
        long[] admitted = universe.admitted(requirement);
        int fall = 0;
        int at = Bits.next(solution.domain(target), 0);
        while (at >= 0 && at < solution.nothing(target) && !Bits.contains(admitted, at)) {
            fall++;
            at = Bits.next(settled, at + 1);
        }
        return fall;
    }

    /** {@return whether a domain holds a candidate that a requirement admits} */
    private boolean isMet(long[] domain, int target, int requirement) {
        return requirement == Universe.ON
                ? Bits.next(domain, 0) < solution.nothing(target)
                : !Bits.isDisjoint(universe.admitted(requirement), domain);
    }

    /** {@return what a requirement forbids of its target, nothing included} */
    long[] forbidden(int target, int requirement) {
        return requirement == Universe.ON
                ? solution.only(target, solution.nothing(target))
                : solution.allBut(target, universe.admitted(requirement));
    }
}
