// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One question that is being asked, and those who wait for its answer. When the last of them leaves, the call ends. */
final class Flight<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** The lock guards the three fields below; nothing foreign is called under it. */
    private final Object lock = new Object();

    private int waiters;
    private boolean abandoned;
    private @Nullable Future<?> call;

    /** {@return a future of its own for one more who waits; empty if everybody has left and the call is ending} */
    Optional<CompletableFuture<T>> join() {
        synchronized (lock) {
            if (abandoned) {
                return Optional.empty();
            }
            waiters++;
        }
        CompletableFuture<T> waiter = new CompletableFuture<>();
        var unusedResult = result.whenComplete((value, failure) -> hand(waiter, value, failure));
        var unusedLeaving = waiter.whenComplete((value, failure) -> leave());
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

    boolean isAbandoned() {
        synchronized (lock) {
            return abandoned;
        }
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

    private static <T> void hand(CompletableFuture<T> waiter, @Nullable T value, @Nullable Throwable failure) {
        if (failure != null) {
            waiter.completeExceptionally(failure);
        } else if (value != null) {
            waiter.complete(value);
        }
    }
}
