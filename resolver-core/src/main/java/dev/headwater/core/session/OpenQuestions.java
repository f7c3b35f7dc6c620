// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.core.ownership.HeldAnswer;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The questions about files that wait for an answer of an index, so that all can be given up. Safe for threads. */
final class OpenQuestions {
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private volatile boolean cancelled;

    /**
     * Puts a question.
     *
     * @param question asks the index, which may throw or answer null
     * @param reading makes an answer of what the index gave, or of how it failed; one of the two is null, perhaps both
     * @return the answer; exceptional only if all is given up, or for a defect
     */
    <T, R> CompletableFuture<R> ask(
            Supplier<@Nullable CompletionStage<T>> question, BiFunction<@Nullable T, @Nullable Throwable, R> reading) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        if (cancelled) {
            answer.cancel(true);
            return answer;
        }
        CompletionStage<T> stage;
        try {
            stage = question.get();
        } catch (RuntimeException | Error e) {
            stage = CompletableFuture.failedFuture(e);
        }
        HeldAnswer<T, R> held = new HeldAnswer<>(answer, reading);
        if (stage == null) {
            held.complete(null, null);
            return answer;
        }
        Object key = new Object();
        open.put(key, answer);
        CompletionStage<T> asked = stage;
        held.follow(asked);
        CompletionStage<?> unused = answer.whenComplete((given, thrown) -> {
            open.remove(key);
            if (thrown instanceof CancellationException) {
                asked.toCompletableFuture().cancel(true);
            }
        });
        if (cancelled) {
            answer.cancel(true);
        }
        return answer;
    }

    /** Gives up every question that is open, and asks no more. */
    void cancel() {
        cancelled = true;
        open.values().forEach(answer -> answer.cancel(true));
    }
}
