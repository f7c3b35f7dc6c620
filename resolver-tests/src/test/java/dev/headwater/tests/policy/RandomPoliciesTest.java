// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.OneJdk;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random policies over random indexes that fail at random: who supplies each name, who was told of it, what kind of
 * outcome it is and what is chosen, as a second reading of the rule says.
 *
 * <p>{@code -Dheadwater.policies=COUNT} takes more, {@code -Dheadwater.policies.first=SEED} begins with another one:
 * both together repeat one that failed.
 */
@OneJdk
@Timeout(3600)
class RandomPoliciesTest {
    private static final int SEEDS = Integer.getInteger("headwater.policies", 60);
    private static final long FIRST = Long.getLong("headwater.policies.first", 0);

    /** Within so many policies each defect is found. */
    private static final int MOST_UNTIL_FOUND = 1000;

    @Test
    void areKeptAsThePageSays() {
        Map<String, Integer> kinds = new TreeMap<>();
        try (WorldServer server = new WorldServer()) {
            for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
                Trial.Result result = Trial.of(Worlds.of(seed), server, Bending.NONE);
                assertThat(result.wrong())
                        .as("-Dheadwater.policies=1 -Dheadwater.policies.first=%d", seed)
                        .isEmpty();
                kinds.merge(result.kind(), 1, Integer::sum);
            }
        }
        if (SEEDS > 1000) {
            System.out.println(SEEDS + " policies: " + kinds);
        }
        if (SEEDS > 1) {
            assertThat(kinds).containsKeys("Resolved", "Unsatisfiable", "IndexFailure", "refused");
            assertThat(kinds.getOrDefault("suspended", 0))
                    .as("that say nothing")
                    .isLessThan(SEEDS / 20);
        }
    }

    /** A driver that finds nothing proves nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void thatAreBentAreFound(Bending bending) {
        Optional<String> found = Optional.empty();
        try (WorldServer server = new WorldServer()) {
            for (long seed = 0; found.isEmpty() && seed < MOST_UNTIL_FOUND; seed++) {
                found = Trial.of(Worlds.of(seed), server, bending).wrong();
            }
        }
        assertThat(found).as(bending.name()).isPresent();
    }
}
