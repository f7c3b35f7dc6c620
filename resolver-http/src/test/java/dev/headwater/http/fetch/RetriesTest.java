// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.fetch.AttemptResult.Came;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final Broken BROKEN = Broken.of(Blame.MOMENT, Kind.CONNECTION, "the connection was reset");

    private static Came status(int status) {
        return new Came(status, ReplyHeaders.none(), Body.empty(), false, true, Optional.empty(), Optional.empty());
    }

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
        Came busy = new Came(
                429,
                ReplyHeaders.none(),
                Body.empty(),
                false,
                true,
                Optional.empty(),
                Optional.of(Duration.ofSeconds(7)));
        assertThat(new Retries(1).counter(1).waitAfter(busy)).isEqualTo(7_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void followStatusesOfTheMoment(int status) {
        assertThat(new Retries(1).counter(3).waitAfter(status(status))).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206, 304, 400, 401, 403, 404, 407, 410, 421, 451, 501, 505})
    void doNotFollowOthers(int status) {
        assertThat(new Retries(1).counter(3).waitAfter(status(status))).isNegative();
    }

    @Test
    void doNotFollowWhatAnotherTryCannotMend() {
        assertThat(new Retries(1)
                        .counter(3)
                        .waitAfter(Broken.of(Blame.ORIGIN, Kind.TLS, "its certificate has expired")))
                .isNegative();
        assertThat(new Retries(1)
                        .counter(3)
                        .waitAfter(Broken.of(Blame.RULE, Kind.CONTENT, "a body of more than 5 bytes")))
                .isNegative();
    }
}
