// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.property.Resolution.Delivery;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Caches, reading ahead and the order in which answers arrive are invisible in the outcome, to the last byte, and in
 * its cost.
 */
class ArrivalTest {
    private static final int UNIVERSES = 250;
    private static final int EMPTY = 0;
    private static final List<Integer> CACHES = List.of(EMPTY, 30, 60, 90);
    private static final ExecutorService POSTMEN = Executors.newFixedThreadPool(3);

    @AfterAll
    static void dismiss() {
        POSTMEN.shutdownNow();
    }

    @Test
    void answersInAnyOrderGiveTheSameOutcome() {
        hold(PostOffice::deliverOneByOne);
    }

    @Test
    void answersAtTheSameTimeGiveTheSameOutcome() {
        hold(PostOffice::deliverAtOnce);
    }

    @Test
    void oneResolverServesSeveralThreads() {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            assertThat(Resolution.together(universe, 3, POSTMEN))
                    .as("seed %d:%n%s", seed, universe)
                    .containsOnly(Resolution.of(universe).outcome());
        }
    }

    private static void hold(Delivery delivery) {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Resolution full = Resolution.of(universe);
            for (int cached : CACHES) {
                PostOffice office = new PostOffice(new Random(seed * 31 + cached), cached);
                boolean ahead = seed % 4 != 0;
                Resolution other = Resolution.of(
                        universe, office, POSTMEN, delivery, builder -> ahead ? builder : builder.withoutPrefetching());
                assertThat(other)
                        .as("seed %d, %d %% cached:%n%s", seed, cached, universe)
                        .isEqualTo(full);
                assertThat(other.outcome().toString())
                        .as("seed %d, %d %% cached:%n%s", seed, cached, universe)
                        .isEqualTo(full.outcome().toString());
            }
        }
    }
}
