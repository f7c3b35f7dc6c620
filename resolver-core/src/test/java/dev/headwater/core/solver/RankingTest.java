// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The least of what takes part, whatever changed before. */
class RankingTest {
    @Test
    void theLeastIsThatOfAScan() {
        Random random = new Random(15);
        for (int round = 0; round < 200; round++) {
            Ranking ranking = new Ranking();
            Map<Integer, Long> ranks = new TreeMap<>();
            int packages = 1 + random.nextInt(300);
            for (int change = 0; change < 400; change++) {
                int pkg = random.nextInt(packages);
                // Negative ones too; each once, as a place in an order is.
                long rank = (long) (random.nextInt(1000) - 500) * packages + pkg;
                if (random.nextInt(3) == 0) {
                    ranking.set(pkg, Ranking.NONE);
                    ranks.remove(pkg);
                } else {
                    ranking.set(pkg, rank);
                    ranks.put(pkg, rank);
                }
                assertThat(ranking.least()).isEqualTo(least(ranks));
            }
        }
    }

    private static int least(Map<Integer, Long> ranks) {
        return ranks.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
    }
}
