// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.api.asking.Linked;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One question that is being asked, and those who wait for its answer. Who gives up leaves the others theirs; the last
 * one who does ends the call.
 */
public final class Flight<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** The lock guards the three fields below; nothing foreign is called under it. */
    private final Object lock = new Object();

    private int waiters;
    private boolean abandoned;
    private @Nullable Future<?> call;

    Flight() {}

    /** {@return the flight of a call that is under way} */
    public static <T> Flight<T> of(CompletableFuture<T> call) {
        Flight<T> flight = new Flight<>();
        flight.began(call);
        Linked.handOn(call, flight.result);
        return flight;
    }

    /** {@return a future of its own for one more who waits; empty if everybody has left and the call is ending} */
    public Optional<CompletableFuture<T>> join() {
        synchronized (lock) {
            if (abandoned) {
                return Optional.empty();
            }
            waiters++;
        }
        CompletableFuture<T> waiter = new CompletableFuture<>();
        Linked.handOn(result, waiter);
        Linked.atEnd(waiter, (value, failure) -> leave());
        return Optional.of(waiter);
    }

    /** Hears what has to be cancelled when nobody waits any more. */
    void began(Future<?> call) {
        boolean late;
        synchronized (lock) {
            this.call = call;
            late = abandoned;
        }
        if (late) {
            call.cancel(true);
        }
    }

    void land(T value) {
        result.complete(value);
    }

    void fail(Throwable failure) {
        Throwable cause = failure.getCause();
        result.completeExceptionally(failure instanceof CompletionException && cause != null ? cause : failure);
    }

    /** {@return whether it has ended without an answer} */
    public boolean hasFailed() {
        return result.isCompletedExceptionally();
    }

    /** {@return the answer; empty while there is none} */
    public Optional<T> answer() {
        return result.isDone() && !hasFailed() ? Optional.of(result.join()) : Optional.empty();
    }

    private void leave() {
        Future<?> ending;
        synchronized (lock) {
            waiters--;
            if (waiters > 0 || result.isDone()) {
                return;
            }
            abandoned = true;
            ending = call;
        }
        if (ending != null) {
            ending.cancel(true);
        }
    }
}
