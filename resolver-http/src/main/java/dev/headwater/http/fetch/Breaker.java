// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Leaves an origin alone that is broken: open once half of the last twenty calls met a transport error or a 5xx, then
 * let through by way of trial after half a minute.
 */
final class Breaker {
    private static final int CALLS = 20;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int TRIALS = 3;

    private final CircuitBreaker breaker;

    Breaker(Clock clock) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(CALLS)
                .minimumNumberOfCalls(CALLS)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .writableStackTraceEnabled(false)
                .recordResult(result -> result instanceof Outcome outcome && outcome.isOriginBroken())
                .build();
        breaker = CircuitBreaker.of("origin", config);
    }

    /** {@return whether a call may be made; if so, it is followed by one of the two others} */
    boolean allows() {
        return breaker.tryAcquirePermission();
    }

    /** Counts a call that was made. */
    void count(Outcome outcome) {
        breaker.onResult(0, TimeUnit.MILLISECONDS, outcome);
    }

    /** Forgets a call that was called off. */
    void forget() {
        breaker.releasePermission();
    }

    /** {@return why no call may be made} */
    String reason() {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        if (breaker.getState() != CircuitBreaker.State.OPEN) {
            return "most calls to this origin failed, and it is being tried whether they still do";
        }
        return metrics.getNumberOfFailedCalls() + " of the last " + metrics.getNumberOfBufferedCalls()
                + " calls to this origin failed";
    }

    /** {@return whether nothing would be forgotten with it} */
    boolean isFresh() {
        return breaker.getMetrics().getNumberOfFailedCalls() == 0;
    }
}
