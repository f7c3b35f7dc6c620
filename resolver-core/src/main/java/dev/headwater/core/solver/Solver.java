// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/*
 * The state is what is known, a list of incompatibilities that only grows, and a partial solution, a stack. After a
 * propagation without conflict every incompatibility has a term that does not hold, or two that are open.
 *
 *   advance():  propagate until nothing follows; a conflict teaches an incompatibility and takes decisions back
 *               choose a package and its first candidate; demand what is not known of it, and return
 *               a candidate whose dependencies contradict what is assumed is not decided: the incompatibility is
 *               stored, and propagation rules the candidate out
 *
 * A demand leaves no trace in the state, so that advancing again comes to the same point and finds the answer. Data is
 * looked at only where it was demanded; hence caches, reading ahead and the order of arrival cannot change anything.
 */

/**
 * Finds a choice of candidates that meets all requirements, or a proof that there is none: PubGrub, resumable. It never
 * blocks. Given the same universe it takes the same steps. Not safe for use by several threads at once.
 *
 * <p>Explained in {@code docs/solver.md}.
 */
public final class Solver {
    private final LongPredicate stop;
    private final PartialSolution solution = new PartialSolution();
    private final Knowledge knowledge;
    private final ConflictAnalysis analysis = new ConflictAnalysis(solution);
    private final DecisionMaking decisions;

    private long steps;
    private long propagations;
    private long conflicts;

    /**
     * Makes a solver over a universe.
     *
     * @param stop asked before each step with the number of steps taken; when it says true the solver returns
     *     {@link Step.Stopped}
     */
    public Solver(Universe universe, LongPredicate stop) {
        this(universe, stop, Heuristic.all());
    }

    /** Makes a solver with some of the heuristics only, to see what each is worth. */
    public Solver(Universe universe, LongPredicate stop, Set<Heuristic> heuristics) {
        this.stop = stop;
        this.knowledge = new Knowledge(solution, heuristics.contains(Heuristic.CLASSES));
        this.decisions = new DecisionMaking(universe, solution, knowledge, heuristics);
    }

    /** Advances the solver until something is needed or the end is reached. */
    public Step advance() {
        while (true) {
            if (stop.test(steps++)) {
                return new Step.Stopped(Math.max(decisions.next(), Universe.ROOT));
            }
            Incompatibility conflict = propagate();
            if (conflict != null) {
                Incompatibility proof = learn(conflict);
                if (proof != null) {
                    return new Step.Failed(proof);
                }
                continue;
            }
            int pkg = decisions.next();
            if (pkg < 0) {
                return new Step.Solved();
            }
            Step need = decisions.choose(pkg);
            if (need != null) {
                return need;
            }
        }
    }

    /** {@return the candidate of a package in the solution, or -1 if it is not part of it} */
    public int chosen(int pkg) {
        return solution.isOpen(pkg) ? solution.decided(pkg) : -1;
    }

    /** {@return how many decisions are assumed now} */
    public int level() {
        return solution.level();
    }

    /** {@return how many decisions were made, also ones that were taken back} */
    public long decisions() {
        return decisions.made();
    }

    /** {@return how many domains were narrowed} */
    public long propagations() {
        return propagations;
    }

    /** {@return how many conflicts taught an incompatibility} */
    public long conflicts() {
        return conflicts;
    }

    /** {@return how many incompatibilities are known} */
    public long incompatibilities() {
        return knowledge.size();
    }

    /**
     * Derives all that follows from what is new or has changed; returns an incompatibility that is violated, or null.
     */
    private @Nullable Incompatibility propagate() {
        BitSet changed = knowledge.changed();
        while (true) {
            Incompatibility fresh = knowledge.takeFresh();
            if (fresh != null) {
                if (!fresh.isRetired() && isViolatedOrDerives(fresh)) {
                    return fresh;
                }
                continue;
            }
            int pkg = changed.nextSetBit(0);
            if (pkg < 0) {
                return null;
            }
            changed.clear(pkg);
            Incompatibility violated = lookAt(knowledge.naming(pkg));
            if (violated != null) {
                return violated;
            }
        }
    }

    /**
     * Looks at the incompatibilities that name a package whose domain has changed, the newest first: learnt ones are
     * more general than those they were learnt from, and find the conflict, or the derivation, before the special cases
     * are looked at.
     */
    private @Nullable Incompatibility lookAt(List<Incompatibility> named) {
        Incompatibility violated = null;
        boolean anyRetired = false;
        for (int i = named.size() - 1; i >= 0 && violated == null; i--) {
            Incompatibility next = named.get(i);
            if (!next.isRetired() && isViolatedOrDerives(next)) {
                violated = next;
            }
            anyRetired |= next.isRetired();
        }
        if (anyRetired) {
            named.removeIf(Incompatibility::isRetired);
        }
        return violated;
    }

    /** Narrows the one open term of an incompatibility whose other terms hold; returns whether all its terms hold. */
    private boolean isViolatedOrDerives(Incompatibility incompatibility) {
        int open = -1;
        for (int term = 0; term < incompatibility.size(); term++) {
            int holds = Bits.compare(solution.domain(incompatibility.pkg(term)), incompatibility.set(term));
            if (holds < 0 && solution.level() == 0) {
                // What fails before anything is assumed fails for good.
                incompatibility.retire();
            }
            if (holds < 0 || (holds == 0 && open >= 0)) {
                return false;
            }
            open = holds == 0 ? term : open;
        }
        if (open < 0) {
            return true;
        }
        solution.derive(incompatibility.pkg(open), incompatibility.set(open), incompatibility);
        knowledge.changed().set(incompatibility.pkg(open));
        propagations++;
        return false;
    }

    /**
     * Learns from a conflict and goes back to where that would have spoken; returns the proof if there is no way back.
     */
    private @Nullable Incompatibility learn(Incompatibility conflict) {
        conflicts++;
        ConflictAnalysis.RootCause root = analysis.analyse(conflict);
        if (root.level() < 0) {
            return root.learnt();
        }
        solution.backtrack(root.level(), knowledge.changed());
        if (root.learnt() != conflict) {
            knowledge.add(root.learnt());
        }
        knowledge.changed().set(root.pkg());
        return null;
    }
}
