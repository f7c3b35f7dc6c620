// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.fetch.AttemptResult.Came;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {
    private static final Broken BROKEN = Broken.of(Blame.MOMENT, Kind.CONNECTION, "the connection was reset");

    private final HandClock clock = new HandClock();
    private final Breaker breaker = new Breaker(clock);

    /** A clock that is moved by hand. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void call(int times, AttemptResult outcome) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.count(outcome);
        }
    }

    private static Came status(int status) {
        return new Came(status, ReplyHeaders.none(), Body.empty(), false, true, Optional.empty(), Optional.empty());
    }

    @Test
    void opensAfterTwentyCallsNotBefore() {
        call(19, BROKEN);
        assertThat(breaker.allows()).isTrue();
        breaker.count(BROKEN);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.reason()).isEqualTo("20 of the last 20 calls to this origin failed");
    }

    @Test
    void countsServerErrors() {
        call(10, status(200));
        call(10, status(503));
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.reason()).startsWith("10 of the last 20");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 401, 403, 404, 408, 429})
    void doesNotCountAnswers(int status) {
        call(50, status(status));
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void doesNotCountWhatOurOwnRulesForbid() {
        call(50, Broken.of(Blame.RULE, Kind.CONTENT, "a body of more than 5 bytes"));
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void forgetsCallsThatWereCalledOff() {
        for (int i = 0; i < 50; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.forget();
        }
        assertThat(breaker.isFresh()).isTrue();
    }

    @Test
    void letsOnlySomeTryAfterARest() {
        call(20, BROKEN);
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.allows()).isTrue();
        }
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.reason()).startsWith("most calls to this origin failed");
    }

    @Test
    void triesAgainAfterARest() {
        call(20, BROKEN);
        assertThat(breaker.allows()).isFalse();
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        call(3, status(200));
        assertThat(breaker.allows()).isTrue();
        breaker.forget();
    }

    @Test
    void restsAgainWhereTrialsFail() {
        call(20, BROKEN);
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        call(1, status(200));
        call(2, BROKEN);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.reason()).isEqualTo("2 of the last 3 calls to this origin failed");
    }

    @Test
    void givesATrialBackThatWasCalledOff() {
        call(20, BROKEN);
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.forget();
        }
        call(2, status(200));
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();
    }
}
