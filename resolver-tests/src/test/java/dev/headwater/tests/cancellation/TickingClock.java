// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by a step each time somebody looks. */
final class TickingClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-15T00:00:00Z"));
    private final Duration step;

    TickingClock(Duration step) {
        this.step = step;
    }

    @Override
    public Instant instant() {
        return now.getAndUpdate(time -> time.plus(step));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a zone means nothing here");
    }
}
