// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.solver.Step;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no one would publish, and somebody does. */
class OddUniverseTest {
    private static final long STEPS = 50_000;

    private final GeneratedUniverse universe = new GeneratedUniverse();

    private Search search() {
        return new Search(universe, STEPS);
    }

    @Test
    void projectsThatNeedEachOtherAreChosenTogether() {
        int one = universe.project(3);
        int other = universe.project(3);
        for (int version = 0; version < 3; version++) {
            universe.depend(one, version, other, version, version);
            universe.depend(other, version, one, 0, 1);
        }
        universe.request(one, 0, 2);
        Search search = search();

        assertThat(search.faults()).isEmpty();
        assertThat(search.version(one)).isEqualTo(1);
        assertThat(search.version(other)).isEqualTo(1);
    }

    @Test
    void aVersionThatNeedsALaterOneOfItselfIsPassedOver() {
        int self = universe.project(10);
        for (int version = 0; version < 10; version++) {
            universe.depend(self, version, self, version == 3 ? 3 : version + 1, 20);
        }
        universe.request(self, 0, 9);
        Search search = search();

        assertThat(search.end()).isInstanceOf(Step.Solved.class);
        assertThat(search.version(self)).isEqualTo(3);
    }

    @Test
    void aProjectAllOfWhoseVersionsNeedALaterOneCannotBeHad() {
        int self = universe.project(10);
        for (int version = 0; version < 10; version++) {
            universe.depend(self, version, self, version + 1, 20);
        }
        universe.request(self, 0, 9);

        assertThat(search().end()).isInstanceOf(Step.Failed.class);
    }

    @Test
    void tenThousandVersionsAreFewRounds() {
        int many = universe.project(10_000);
        int library = universe.project(10_001);
        for (int version = 0; version < 10_000; version++) {
            universe.depend(many, version, library, version + 1, version + 1);
        }
        universe.request(many, 0, 10_000);
        universe.request(library, 0, 1);
        Search search = search();

        assertThat(search.end()).isInstanceOf(Step.Solved.class);
        assertThat(search.version(many)).isZero();
        assertThat(search.rounds()).isLessThan(200);
    }

    @Test
    void aThousandRequirementsTakeAStepOrTwoEach() {
        int[] projects = new int[1_000];
        for (int i = 0; i < projects.length; i++) {
            projects[i] = universe.project(20);
            universe.request(projects[i], 0, 19);
        }
        for (int i = 0; i + 1 < projects.length; i++) {
            for (int version = 0; version < 20; version++) {
                universe.depend(projects[i], version, projects[i + 1], version / 2, 19);
            }
        }
        Search search = search();

        assertThat(search.faults()).isEmpty();
        assertThat(search.version(projects[0])).isEqualTo(19);
        assertThat(search.steps()).isLessThan(3_000);
    }

    @Test
    void aSearchWithoutAnEndIsStoppedAndSaysWhatItTried() {
        Random random = new Random(1);
        int[] rooms = new int[60];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = universe.project(30);
        }
        for (int i = 0; i < rooms.length; i++) {
            universe.request(rooms[i], 0, 29);
            for (int version = 0; version < 30; version++) {
                for (int need = 0; need < 4; need++) {
                    int from = random.nextInt(20);
                    universe.depend(rooms[i], version, rooms[random.nextInt(rooms.length)], from, from + 9);
                }
            }
        }
        Search search = new Search(universe, 200);

        assertThat(search.end())
                .isInstanceOfSatisfying(
                        Step.Stopped.class,
                        stopped -> assertThat(stopped.trying()).isPositive());
    }
}
