// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextPoolTest {
    private static final long SEED = 20261130;

    @Test
    void aTextHasOneNumberHoweverOftenAndInWhateverOrderItComes() {
        Random random = new Random(SEED);
        TextPool pool = new TextPool();
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String text = "x".repeat(random.nextInt(4)) + random.nextInt(random.nextBoolean() ? 10 : 2_000);
            int number = pool.add(i % 1_000 == 0 ? "" : text);
            assertThat(number)
                    .isEqualTo(numbers.computeIfAbsent(i % 1_000 == 0 ? "" : text, key -> numbers.size() + 1));
        }
        assertThat(pool.count).isEqualTo(numbers.size());
    }

    @Test
    void aTextReachesIntoWhatBeginsWithIt() {
        TextPool pool = new TextPool();
        int text = pool.add("https://h/");
        Slice other = new Slice();

        other.set("https://h/a");
        assertThat(pool.reach(text, other)).isEqualTo(10);
        other.set("https://h/");
        assertThat(pool.reach(text, other)).isEqualTo(10);
        other.set("https://h");
        assertThat(pool.reach(text, other)).isZero();
        other.set("https://i/a");
        assertThat(pool.reach(text, other)).isZero();
    }
}
