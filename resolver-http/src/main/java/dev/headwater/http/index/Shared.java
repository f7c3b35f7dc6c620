// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call that several wait for. Who gives up leaves the others their answer; the last one who does ends the call. */
final class Shared<T> {
    private final CompletableFuture<T> call;
    private int waiting;

    Shared(CompletableFuture<T> call) {
        this.call = call;
    }

    /** {@return a future of its own for one more who waits} */
    synchronized CompletableFuture<T> join() {
        waiting++;
        CompletableFuture<T> mine = call.copy();
        CompletableFuture<?> unusedLeaving = mine.whenComplete((value, thrown) -> leave());
        return mine;
    }

    private synchronized void leave() {
        waiting--;
        if (waiting == 0 && !call.isDone()) {
            call.cancel(true);
        }
    }

    boolean hasFailed() {
        return call.isCompletedExceptionally();
    }

    /** {@return the answer; null while there is none} */
    @Nullable
    T now() {
        return call.isDone() && !hasFailed() ? call.join() : null;
    }
}
