// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import dev.headwater.api.index.FaultDetail;
import io.github.resilience4j.core.metrics.FixedSizeSlidingWindowMetrics;
import io.github.resilience4j.core.metrics.Metrics;
import io.github.resilience4j.core.metrics.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Leaves an origin alone that is broken: open once half of the last twenty calls met a transport error or a 5xx, then
 * let through by way of trial after half a minute.
 *
 * <p>The library's own breaker cannot be had without the logging that it begins, which talks to standard error; its
 * window of calls can.
 */
public final class Breaker {
    private static final int CALLS = 20;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int TRIALS = 3;
    private static final float MOST_FAILED = 50;

    private final Clock clock;

    /** The calls that the state is judged by. Guarded by this, as is all that follows. */
    private Metrics calls = new FixedSizeSlidingWindowMetrics(CALLS);

    private State state = State.CLOSED;
    private long openUntil;
    private int trialsLeft;

    private enum State {
        CLOSED,
        OPEN,
        ON_TRIAL
    }

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** {@return whether a call may be made; if so, it is followed by one of the two others} */
    public synchronized boolean allows() {
        if (state == State.OPEN && clock.millis() >= openUntil) {
            state = State.ON_TRIAL;
            trialsLeft = TRIALS;
            calls = new FixedSizeSlidingWindowMetrics(TRIALS);
        }
        if (state == State.ON_TRIAL && trialsLeft > 0) {
            trialsLeft--;
            return true;
        }
        return state == State.CLOSED;
    }

    /** Counts a call that was made. */
    public synchronized void count(TryOutcome outcome) {
        Snapshot sofar = calls.record(
                0, TimeUnit.MILLISECONDS, outcome.isOriginBroken() ? Metrics.Outcome.ERROR : Metrics.Outcome.SUCCESS);
        int enough = state == State.ON_TRIAL ? TRIALS : CALLS;
        if (state == State.OPEN || sofar.getTotalNumberOfCalls() < enough) {
            return;
        }
        if (sofar.getFailureRate() >= MOST_FAILED) {
            state = State.OPEN;
            openUntil = clock.millis() + REST.toMillis();
        } else if (state == State.ON_TRIAL) {
            state = State.CLOSED;
            calls = new FixedSizeSlidingWindowMetrics(CALLS);
        }
    }

    /** Forgets a call that was called off. */
    public synchronized void forget() {
        trialsLeft = Math.min(TRIALS, trialsLeft + 1);
    }

    /**
     * {@return why no call may be made}
     *
     * @param before what came at the try before, if there was one
     */
    public synchronized FaultDetail detail(Optional<FaultDetail> before) {
        if (state != State.OPEN) {
            return new FaultDetail.Suspended(before, 0, 0);
        }
        Snapshot sofar = calls.getSnapshot();
        return new FaultDetail.Suspended(before, sofar.getNumberOfFailedCalls(), sofar.getTotalNumberOfCalls());
    }

    /** {@return whether nothing would be forgotten with it} */
    synchronized boolean isFresh() {
        return state == State.CLOSED && calls.getSnapshot().getNumberOfFailedCalls() == 0;
    }
}
