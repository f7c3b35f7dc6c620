// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.solver.Universe;
import java.util.ArrayList;
import java.util.List;

/** The solver at work in a universe in which everything that it asks for is there. */
final class Search {
    private final GeneratedUniverse universe;
    private final Solver solver;
    private final Step end;
    private long steps;
    private long rounds;

    /** Searches until the end, or for so many steps. */
    Search(GeneratedUniverse universe, long mostSteps) {
        this.universe = universe;
        solver = new Solver(universe, taken -> {
            steps = taken;
            return taken > mostSteps;
        });
        Step step = solver.advance();
        while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
            rounds++;
            step = solver.advance();
        }
        end = step;
    }

    Step end() {
        return end;
    }

    long steps() {
        return steps;
    }

    long rounds() {
        return rounds;
    }

    /** {@return the version chosen for a project, or -1} */
    int version(int project) {
        int candidate = solver.chosen(project);
        return candidate < 0 ? -1 : universe.version(project, candidate);
    }

    /** {@return every dependency of what was chosen that does not hold} */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (int project = 0; project < universe.size(); project++) {
            int candidate = project == Universe.ROOT ? 0 : solver.chosen(project);
            if (candidate >= 0) {
                int[] pairs = universe.dependencies(project, candidate, project);
                for (int i = 0; i < pairs.length; i += 2) {
                    int target = solver.chosen(pairs[i]);
                    if (target < 0 || !Bits.contains(universe.admitted(pairs[i + 1]), target)) {
                        faults.add(project + " is not content with " + pairs[i]);
                    }
                }
            }
        }
        return faults;
    }
}
