// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import dev.headwater.api.DefectException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An answer that others wait for, made of what an index gives. Whatever the index or what it gave throws while it is
 * read, the answer is completed: one that never is would be waited for until the time is over.
 *
 * @param answer the answer; exceptional only for a defect, or if its holder cancels it
 * @param reading makes an answer of what the index gave, or of how it failed; one of the two is null, perhaps both
 */
record HeldAnswer<T, R>(CompletableFuture<R> answer, BiFunction<@Nullable T, @Nullable Throwable, R> reading) {

    /** Completes the answer when the stage is; at once, if it cannot even be listened to. */
    void follow(CompletionStage<T> stage) {
        try {
            CompletionStage<?> unused = stage.whenComplete(this::complete);
        } catch (RuntimeException | Error e) {
            complete(null, e);
        }
    }

    /**
     * Completes the answer. An exception while what was given is read is a failure of the index; an error is a defect.
     */
    void complete(@Nullable T given, @Nullable Throwable thrown) {
        try {
            read(given, thrown);
        } catch (RuntimeException | Error e) {
            completeWithout(e);
        }
    }

    private void completeWithout(Throwable thrown) {
        try {
            read(null, thrown);
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private void read(@Nullable T given, @Nullable Throwable thrown) {
        if (thrown != null && answer.isDone()) {
            return; // Called off: nobody is to be told how it failed.
        }
        Optional<DefectException> defect = thrown == null ? Optional.empty() : DefectException.in(thrown);
        if (defect.isPresent()) {
            answer.completeExceptionally(defect.get());
        } else {
            answer.complete(reading.apply(given, thrown));
        }
    }
}
