// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.cache.AnswerFacts.Presence;
import dev.headwater.http.cache.AnswerMemory.Entry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
    private static final int MANY = 1000;

    private static AnswerKey key(int number) {
        return new AnswerKey(Integer.toString(number));
    }

    private static Entry<String> entry(int number, int bytes) {
        AnswerFacts facts = new AnswerFacts(
                Presence.PRESENT, "u", Optional.empty(), Optional.empty(), Instant.EPOCH, Instant.EPOCH, false);
        return new Entry<>(facts, "value " + number, bytes);
    }

    private static int found(AnswerMemory<String> memory) {
        int found = 0;
        for (int i = 0; i < MANY; i++) {
            int number = i;
            Optional<Entry<String>> entry = memory.find(key(i));
            assertThat(entry.map(Entry::value)).isIn(Optional.empty(), Optional.of("value " + number));
            found += entry.isPresent() ? 1 : 0;
        }
        return found;
    }

    @Test
    void keepsAllThatFits() {
        AnswerMemory<String> memory = new AnswerMemory<>(MANY * 1512);
        for (int i = 0; i < MANY; i++) {
            memory.keep(key(i), entry(i, 1000));
            memory.keep(key(i), entry(i, 1000));
        }

        assertThat(found(memory)).isEqualTo(MANY);
    }

    @Test
    void keepsNoMoreThanFits() {
        AnswerMemory<String> memory = new AnswerMemory<>(100 * 1512);
        for (int i = 0; i < MANY; i++) {
            memory.keep(key(i), entry(i, 1000));
            assertThat(found(memory)).isLessThanOrEqualTo(100);
        }

        assertThat(found(memory)).isGreaterThan(50);
    }

    @Test
    void keepsNothingThatIsLargerThanAll() {
        AnswerMemory<String> memory = new AnswerMemory<>(1000);
        memory.keep(key(1), entry(1, Integer.MAX_VALUE));

        assertThat(memory.find(key(1))).isEmpty();
    }
}
