// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every "no" of the solver comes with a proof that holds. */
class ProofTest {
    private static final int UNIVERSES = 5_000;

    private static Step solve(Universe universe) {
        Solver solver = new Solver(universe, steps -> false);
        Step step = solver.advance();
        while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
            step = solver.advance();
        }
        return step;
    }

    @Test
    void everyProofIsSound() {
        int proofs = 0;
        int longest = 0;
        for (long seed = 0; seed < UNIVERSES; seed++) {
            RandomUniverse universe = new RandomUniverse(seed);
            if (solve(universe) instanceof Step.Failed failed) {
                ProofChecker checker = new ProofChecker(universe);
                assertThat(checker.check(failed.proof())).as("seed %d", seed).isEmpty();
                proofs++;
                longest = Math.max(longest, checker.conclusions());
            }
        }
        assertThat(proofs).as("universes without a solution").isBetween(UNIVERSES / 10, UNIVERSES * 9 / 10);
        assertThat(longest).as("conclusions of the longest proof").isGreaterThan(10);
    }

    @Test
    void aProofThatRestsOnNoFactIsRefused() {
        RandomUniverse universe = new RandomUniverse(0);
        Incompatibility made = Incompatibility.of(Universe.ROOT, new long[] {1}, new Cause.Unusable(Universe.ROOT));

        assertThat(new ProofChecker(universe).check(made)).hasSize(1);
    }

    @Test
    void aConclusionThatDoesNotFollowIsRefused() {
        RandomUniverse universe = new RandomUniverse(0);
        Cause constraint = new Cause.Constraint(1);
        Incompatibility nothing = Incompatibility.of(1, new long[] {0}, constraint);
        Incompatibility proof = new Incompatibility(new int[0], new long[0][], new Cause.Conflict(nothing, nothing));

        assertThat(new ProofChecker(universe).check(proof)).hasSize(1);
    }
}
