// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final TryOutcome BROKEN = HandOutcome.broken();

    @Test
    void waitTwiceAsLongEachTimeButForTheJitter() {
        Retries.Counter counter = new Retries(1).counter(8);
        long[] most = {200, 400, 800, 1600, 3200, 5000, 5000, 5000};
        for (long wait : most) {
            assertThat(counter.waitAfter(BROKEN)).isBetween(wait / 2, wait);
        }
        assertThat(counter.waitAfter(BROKEN)).as("the ninth").isNegative();
    }

    @Test
    void areTheSameFromTheSameSeed() {
        Retries.Counter one = new Retries(42).counter(3);
        Retries.Counter other = new Retries(42).counter(3);
        for (int i = 0; i < 3; i++) {
            assertThat(one.waitAfter(BROKEN)).isEqualTo(other.waitAfter(BROKEN));
        }
    }

    @Test
    void areNoneWhereNoneAreWanted() {
        assertThat(new Retries(1).counter(0).waitAfter(BROKEN)).isNegative();
    }

    @Test
    void waitAtLeastAsLongAsTheServerAsks() {
        TryOutcome busy = HandOutcome.busy(Duration.ofSeconds(7));
        assertThat(new Retries(1).counter(1).waitAfter(busy)).isEqualTo(7_000);
    }

    @Test
    void areNoneWhereAnotherTryCannotMendIt() {
        assertThat(new Retries(1).counter(3).waitAfter(HandOutcome.fine())).isNegative();
    }
}
