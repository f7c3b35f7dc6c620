// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is learnt of a conflict, by itself: of more terms than there is room for at first. */
class ConflictAnalysisTest {
    private static final int OF_CAUSE = 20;
    private static final int ALL = 34;
    private static final int LAST = ALL + 1;

    private final PartialSolution solution = new PartialSolution();

    private Incompatibility incompatibility(int from, int to, long[] ofLast) {
        int[] packages = IntStream.concat(IntStream.rangeClosed(from, to), IntStream.of(LAST))
                .toArray();
        long[][] sets = new long[packages.length][];
        for (int i = 0; i < packages.length; i++) {
            sets[i] = packages[i] == LAST ? ofLast : solution.only(packages[i], 0);
        }
        return new Incompatibility(packages, sets, new Cause.Constraint(LAST));
    }

    @Test
    void hasTheTermsOfBothWithoutTheOneThatTheyAreAbout() {
        solution.open(Universe.ROOT, 1);
        solution.decide(Universe.ROOT, 0);
        for (int pkg = 1; pkg <= ALL; pkg++) {
            solution.open(pkg, 2);
            solution.decide(pkg, 0);
        }
        solution.open(LAST, 2);
        long[] allBut = Bits.minus(solution.whole(LAST), solution.only(LAST, 1));
        Incompatibility cause = incompatibility(1, OF_CAUSE, allBut);
        solution.derive(LAST, allBut, cause);
        Incompatibility conflict = incompatibility(OF_CAUSE + 1, ALL, solution.only(LAST, 1));

        ConflictAnalysis.RootCause root = new ConflictAnalysis(solution).analyse(conflict);

        assertThat(root.learnt().size()).isEqualTo(ALL);
        assertThat(root.pkg()).isEqualTo(ALL);
        assertThat(root.level()).isEqualTo(ALL - 1);
    }
}
