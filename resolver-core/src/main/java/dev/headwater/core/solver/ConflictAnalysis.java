// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;

/**
 * Finds the root cause of a conflict: resolves the violated incompatibility with those that led to it until one is
 * found that would have spoken at an earlier level.
 *
 * <p>See <em>Conflict resolution</em> in {@code docs/solver.md}.
 */
final class ConflictAnalysis {
    private final PartialSolution solution;

    /**
     * By term of what is learnt so far: the earliest assignment after which it held. Facts have three terms at most,
     * and for all that was ever learnt there was room made here.
     */
    private int[] satisfiers = new int[16];

    /** Where the next resolvent is put together. */
    private int[] packages = new int[16];

    private long[][] sets = new long[16][];
    private int[] held = new int[16];

    ConflictAnalysis(PartialSolution solution) {
        this.solution = solution;
    }

    /**
     * The result.
     *
     * @param learnt an incompatibility that follows from the conflict and its causes
     * @param level the level to go back to, at which all its terms but one hold; -1 if it can never be met
     * @param pkg the package of that one term
     */
    record RootCause(Incompatibility learnt, int level, int pkg) {}

    /** Analyses an incompatibility all of whose terms hold. */
    RootCause analyse(Incompatibility conflict) {
        Incompatibility learnt = conflict;
        for (int i = 0; i < learnt.size(); i++) {
            satisfiers[i] = solution.satisfier(learnt.pkg(i), learnt.set(i));
        }
        while (true) {
            int latest = -1;
            for (int i = 0; i < learnt.size(); i++) {
                latest = latest < 0 || satisfiers[i] > satisfiers[latest] ? i : latest;
            }
            if (latest < 0 || (learnt.size() == 1 && learnt.pkg(0) == Universe.ROOT)) {
                return new RootCause(learnt, -1, Universe.ROOT);
            }
            int otherLevel = 0;
            for (int i = 0; i < learnt.size(); i++) {
                otherLevel = i == latest ? otherLevel : Math.max(otherLevel, solution.levelOf(satisfiers[i]));
            }
            Incompatibility cause = solution.causeOf(satisfiers[latest]);
            if (cause == null || otherLevel < solution.levelOf(satisfiers[latest])) {
                return new RootCause(learnt, otherLevel, learnt.pkg(latest));
            }
            learnt = resolve(learnt, cause, learnt.pkg(latest), satisfiers[latest]);
        }
    }

    private void reserve(int terms) {
        if (terms > packages.length) {
            int capacity = Math.max(terms, packages.length * 2);
            packages = Arrays.copyOf(packages, capacity);
            sets = Arrays.copyOf(sets, capacity);
            held = Arrays.copyOf(held, capacity);
            satisfiers = Arrays.copyOf(satisfiers, capacity);
        }
    }

    /**
     * Combines two incompatibilities over a package: whatever is chosen for it, one of the two speaks unless another
     * term of it does not hold. So the union of its two sets is forbidden together with all the other terms.
     *
     * @param derivation the assignment that followed from the cause; all other terms of the cause held before it
     */
    private Incompatibility resolve(Incompatibility conflict, Incompatibility cause, int pivot, int derivation) {
        reserve(conflict.size() + cause.size());
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < conflict.size() || j < cause.size()) {
            int left = i < conflict.size() ? conflict.pkg(i) : Integer.MAX_VALUE;
            int right = j < cause.size() ? cause.pkg(j) : Integer.MAX_VALUE;
            int pkg = Math.min(left, right);
            packages[size] = pkg;
            if (pkg == pivot) {
                sets[size] = Bits.or(conflict.set(i), cause.set(j));
                // Less is left open than before, so the term held before the derivation already.
                held[size] = solution.satisfierUpTo(satisfiers[i], sets[size]);
            } else if (left < right) {
                sets[size] = conflict.set(i);
                held[size] = satisfiers[i];
            } else {
                int ofCause = solution.satisfierBefore(derivation, pkg, cause.set(j));
                sets[size] = left == right ? Bits.and(conflict.set(i), cause.set(j)) : cause.set(j);
                held[size] = left == right ? Math.max(satisfiers[i], ofCause) : ofCause;
            }
            i += left == pkg ? 1 : 0;
            j += right == pkg ? 1 : 0;
            size += pkg == pivot && Arrays.equals(sets[size], solution.whole(pkg)) ? 0 : 1;
        }
        int[] before = satisfiers;
        satisfiers = held;
        held = before;
        return new Incompatibility(
                Arrays.copyOf(packages, size), Arrays.copyOf(sets, size), new Cause.Conflict(conflict, cause));
    }
}
