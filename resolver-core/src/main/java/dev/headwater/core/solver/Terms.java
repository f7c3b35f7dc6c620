// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the terms of a fact, at most three, into an incompatibility in its canonical form. */
final class Terms {
    private final PartialSolution solution;
    private final int[] packages = new int[3];
    private final long[][] sets = new long[3][];
    private int size;

    Terms(PartialSolution solution) {
        this.solution = solution;
    }

    /** Begins again. */
    Terms clear() {
        size = 0;
        return this;
    }

    /** Adds a term, behind those of smaller packages; two terms of one package become one that holds if both do. */
    void add(int pkg, long[] set) {
        int at = 0;
        while (at < size && packages[at] < pkg) {
            at++;
        }
        if (at < size && packages[at] == pkg) {
            sets[at] = Bits.and(sets[at], set);
            return;
        }
        System.arraycopy(packages, at, packages, at + 1, size - at);
        System.arraycopy(sets, at, sets, at + 1, size - at);
        packages[at] = pkg;
        sets[at] = set;
        size++;
    }

    /**
     * {@return the incompatibility, without terms that hold always; null if a term never holds, for then it says
     * nothing}
     */
    @Nullable
    Incompatibility toIncompatibility(Cause cause) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (Bits.isEmpty(sets[i])) {
                return null;
            }
            if (!Arrays.equals(sets[i], solution.whole(packages[i]))) {
                packages[kept] = packages[i];
                sets[kept++] = sets[i];
            }
        }
        return new Incompatibility(Arrays.copyOf(packages, kept), Arrays.copyOf(sets, kept), cause);
    }
}
