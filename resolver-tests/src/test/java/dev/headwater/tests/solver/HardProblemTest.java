// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.solver.Step;
import dev.headwater.tests.OneJdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The families in which solvers get lost end as they must, within a bound of steps that leaves no room for wandering.
 */
@OneJdk
class HardProblemTest {
    private static final long STEPS = 20_000;

    @ParameterizedTest
    @EnumSource
    void endsAsItMustAtTheSizeOfItsRealCase(HardProblem problem) {
        check(problem, 1);
    }

    @ParameterizedTest
    @EnumSource
    void endsAsItMustWithTenTimesTheProjects(HardProblem problem) {
        check(problem, 10);
    }

    private static void check(HardProblem problem, int times) {
        Search search = new Search(problem.make(times), STEPS * times);

        if (problem.isSatisfiable()) {
            assertThat(search.end()).isInstanceOf(Step.Solved.class);
            assertThat(search.faults()).isEmpty();
        } else {
            assertThat(search.end()).isInstanceOf(Step.Failed.class);
        }
    }
}
