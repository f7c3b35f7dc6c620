// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the root cause of a conflict: resolves the violated incompatibility with those that led to it until one is
 * found that would have spoken at an earlier level.
 *
 * <p>See <em>Conflict resolution</em> in {@code docs/solver.md}.
 */
final class ConflictAnalysis {
    private final PartialSolution solution;

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
        while (true) {
            int satisfier = -1;
            int term = -1;
            int otherLevel = 0;
            for (int i = 0; i < learnt.size(); i++) {
                int at = solution.satisfier(learnt.pkg(i), learnt.set(i));
                if (at > satisfier) {
                    otherLevel = satisfier < 0 ? 0 : Math.max(otherLevel, solution.levelOf(satisfier));
                    satisfier = at;
                    term = i;
                } else {
                    otherLevel = Math.max(otherLevel, solution.levelOf(at));
                }
            }
            if (satisfier < 0 || (learnt.size() == 1 && learnt.pkg(0) == Universe.ROOT)) {
                return new RootCause(learnt, -1, Universe.ROOT);
            }
            Incompatibility cause = solution.causeOf(satisfier);
            if (cause == null || otherLevel < solution.levelOf(satisfier)) {
                return new RootCause(learnt, otherLevel, learnt.pkg(term));
            }
            learnt = resolve(learnt, cause, learnt.pkg(term));
        }
    }

    /**
     * Combines two incompatibilities over a package: whatever is chosen for it, one of the two speaks unless another
     * term of it does not hold. So the union of its two sets is forbidden together with all the other terms.
     */
    private Incompatibility resolve(Incompatibility conflict, Incompatibility cause, int pivot) {
        int[] packages = new int[conflict.size() + cause.size()];
        long[][] sets = new long[packages.length][];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < conflict.size() || j < cause.size()) {
            int left = i < conflict.size() ? conflict.pkg(i) : Integer.MAX_VALUE;
            int right = j < cause.size() ? cause.pkg(j) : Integer.MAX_VALUE;
            int pkg = Math.min(left, right);
            long[] set = left == right
                    ? combine(pkg, pivot, conflict.set(i), cause.set(j))
                    : left < right ? conflict.set(i) : cause.set(j);
            i += left == pkg ? 1 : 0;
            j += right == pkg ? 1 : 0;
            if (set != null) {
                packages[size] = pkg;
                sets[size++] = set;
            }
        }
        return new Incompatibility(
                Arrays.copyOf(packages, size), Arrays.copyOf(sets, size), new Cause.Conflict(conflict, cause));
    }

    private long @Nullable [] combine(int pkg, int pivot, long[] one, long[] other) {
        if (pkg != pivot) {
            return Bits.and(one, other);
        }
        long[] union = Bits.or(one, other);
        return Arrays.equals(union, solution.whole(pkg)) ? null : union;
    }
}
