// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved, forth or back. */
public final class JumpingClock extends Clock {
    private volatile Instant now = Instant.parse("2026-06-15T00:00:00Z");

    /** Moves it. */
    public void jump(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
