// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.FaultDetail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final TryOutcome BROKEN = HandOutcome.broken();
    private static final TryOutcome FINE = HandOutcome.fine();

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

    private void call(int times, TryOutcome outcome) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.count(outcome);
        }
    }

    @Test
    void opensAfterTwentyCallsNotBefore() {
        call(19, BROKEN);
        assertThat(breaker.allows()).isTrue();
        breaker.count(BROKEN);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.detail(Optional.empty())).isEqualTo(new FaultDetail.Suspended(Optional.empty(), 20, 20));
    }

    @Test
    void opensWhereHalfOfTheCallsFailed() {
        call(10, FINE);
        call(10, BROKEN);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.detail(Optional.empty())).isEqualTo(new FaultDetail.Suspended(Optional.empty(), 10, 20));
    }

    @Test
    void staysClosedWhereNoOriginIsToBlame() {
        call(50, FINE);
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
        assertThat(breaker.detail(Optional.empty())).isEqualTo(new FaultDetail.Suspended(Optional.empty(), 0, 0));
    }

    @Test
    void triesAgainAfterARest() {
        call(20, BROKEN);
        assertThat(breaker.allows()).isFalse();
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        call(3, FINE);
        assertThat(breaker.allows()).isTrue();
        breaker.forget();
    }

    @Test
    void restsAgainWhereTrialsFail() {
        call(20, BROKEN);
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        call(1, FINE);
        call(2, BROKEN);
        assertThat(breaker.allows()).isFalse();
        assertThat(breaker.detail(Optional.empty())).isEqualTo(new FaultDetail.Suspended(Optional.empty(), 2, 3));
    }

    @Test
    void givesATrialBackThatWasCalledOff() {
        call(20, BROKEN);
        clock.now = clock.now.plus(Duration.ofSeconds(31));
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.allows()).isTrue();
            breaker.forget();
        }
        call(2, FINE);
        assertThat(breaker.allows()).isTrue();
        assertThat(breaker.allows()).isFalse();
    }
}
