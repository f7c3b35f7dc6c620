// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.asking;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Futures that depend on one another in what {@link CompletableFuture} leaves open: giving up. */
public final class Linked {
    private Linked() {}

    /**
     * Lets a call end with what was to be made of it: if {@code answer} is cancelled, {@code call} is, too; at once, if
     * it has been already. Nothing happens where it ends in any other way.
     *
     * @param call its future is looked for only when there is something to cancel
     */
    public static void cancel(CompletionStage<?> call, CompletableFuture<?> answer) {
        atEnd(answer, (given, thrown) -> {
            if (answer.isCancelled()) {
                call.toCompletableFuture().cancel(true);
            }
        });
    }

    /** {@return the answer, with which the call is given up as by {@link #cancel}} */
    public static <T> CompletableFuture<T> cancelling(CompletableFuture<T> answer, CompletionStage<?> call) {
        cancel(call, answer);
        return answer;
    }

    /** Runs something when a future ends, on the thread that ends it. What it throws is seen by nobody. */
    public static <T> void atEnd(CompletableFuture<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> work) {
        CompletableFuture<T> unused = answer.whenComplete(work);
    }

    /** Ends one future as another one ends: with its value, or with what was thrown. */
    public static <T> void handOn(CompletableFuture<? extends T> from, CompletableFuture<T> to) {
        CompletableFuture<?> unused = from.whenComplete((given, thrown) -> {
            if (thrown != null) {
                to.completeExceptionally(thrown);
            } else {
                to.complete(given);
            }
        });
    }
}
