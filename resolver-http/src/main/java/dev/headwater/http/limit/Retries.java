// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether there is another try and when: after a fifth of a second, then each time twice as long, up to five
 * seconds, of which a random part of up to a half is taken off; and not before a server asks to be asked again.
 */
public final class Retries {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long NONE = -1;

    private final Map<Integer, Retry> byCount = new ConcurrentHashMap<>();
    /** Guarded by itself. */
    private final SplittableRandom random;

    /** Begins with where the random parts of waits begin. */
    public Retries(long seed) {
        random = new SplittableRandom(seed);
    }

    /** {@return the counter of one fetch that may be tried again so often} */
    public Counter counter(int retries) {
        return new Counter(this, retries);
    }

    private Retry rule(int retries) {
        return byCount.computeIfAbsent(retries, this::newRule);
    }

    private Retry newRule(int retries) {
        RetryConfig config = RetryConfig.<TryOutcome>custom()
                .maxAttempts(retries + 1)
                .retryOnResult(TryOutcome::isWorthAnother)
                .intervalBiFunction(this::wait)
                .build();
        return Retry.of("fetch", config);
    }

    private long wait(int attempt, Either<Throwable, TryOutcome> last) {
        long asked =
                last.isRight() ? last.get().retryAfter().map(Duration::toMillis).orElse(0L) : 0;
        return Math.max(asked, backoff(attempt));
    }

    private long backoff(int attempt) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        synchronized (random) {
            return most - random.nextLong(most / 2 + 1);
        }
    }

    /** Counts the tries of one fetch. */
    public static final class Counter {
        private final Retries rules;
        private final int retries;
        /** Begun with the first outcome that is worth another try: most fetches have none. */
        private Retry.@Nullable AsyncContext<TryOutcome> tries;

        private int attempts = 1;

        private Counter(Retries rules, int retries) {
            this.rules = rules;
            this.retries = retries;
        }

        /** {@return how long to wait before the next try; negative if there is none} */
        public long waitAfter(TryOutcome outcome) {
            if (!outcome.isWorthAnother()) {
                return NONE;
            }
            Retry.AsyncContext<TryOutcome> begun = tries;
            if (begun == null) {
                begun = rules.rule(retries).asyncContext();
                tries = begun;
            }
            return begun.onResult(outcome);
        }

        /** Begins the next try. */
        public void next() {
            attempts++;
        }

        /** {@return which try this is, from 1} */
        public int attempts() {
            return attempts;
        }
    }
}
