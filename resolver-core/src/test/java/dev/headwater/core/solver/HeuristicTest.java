// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes the search shorter changes neither whether there is a solution nor that a "no" can be proved. */
class HeuristicTest {
    private static final int UNIVERSES = 1_500;
    private static final int MOST_CANDIDATES = 24;

    @ParameterizedTest
    @EnumSource
    void withoutItTheOutcomeIsOfTheSameKind(Heuristic heuristic) {
        Set<Heuristic> others = EnumSet.complementOf(EnumSet.of(heuristic));
        int solved = 0;
        for (long seed = 0; seed < UNIVERSES; seed++) {
            RandomUniverse universe = new RandomUniverse(seed, MOST_CANDIDATES);
            Run with = new Run(universe, Heuristic.all());
            Run without = new Run(universe, others);
            assertThat(without.isSolved()).as("seed %d", seed).isEqualTo(with.isSolved());
            if (!with.isSolved()) {
                assertThat(with.faults()).as("seed %d", seed).isEmpty();
                assertThat(without.faults()).as("seed %d", seed).isEmpty();
            } else if (with.isBestOfEverything()) {
                // Then nothing was ever rejected for good, and the order of preference alone decides.
                assertThat(without.isBestOfEverything()).as("seed %d", seed).isTrue();
            }
            solved += with.isSolved() ? 1 : 0;
        }
        assertThat(solved).as("universes with a solution").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
    }

    /** One solution. */
    private static final class Run {
        private final RandomUniverse universe;
        private final Solver solver;
        private final Step end;

        Run(RandomUniverse universe, Set<Heuristic> heuristics) {
            this.universe = universe;
            solver = new Solver(universe, steps -> steps > 1_000_000, heuristics);
            Step step = solver.advance();
            while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
                step = solver.advance();
            }
            end = step;
        }

        boolean isSolved() {
            return end instanceof Step.Solved;
        }

        Iterable<String> faults() {
            return new ProofChecker(universe).check(((Step.Failed) end).proof());
        }

        boolean isBestOfEverything() {
            for (int pkg = 1; pkg <= universe.projects(); pkg++) {
                if (solver.chosen(pkg) > 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
