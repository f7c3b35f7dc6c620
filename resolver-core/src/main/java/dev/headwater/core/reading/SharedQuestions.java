// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one kind, each put once for all who ask it. The call is cancelled when none of them waits any longer;
 * what one of them does touches no other. Safe for use by several threads.
 */
final class SharedQuestions<K, R> {
    private final Predicate<? super R> lasting;

    /** Guarded by itself; no index is called under the lock. */
    private final Map<K, Question<R>> questions = new HashMap<>();

    /** A question, and how many wait for its answer; that number is guarded by the lock of the questions. */
    private static final class Question<R> {
        final CompletableFuture<R> answer = new CompletableFuture<>();
        int waiting;
    }

    /**
     * Prepares for questions.
     *
     * @param lasting whether an answer is remembered; any other is for those who wait for it
     */
    SharedQuestions(Predicate<? super R> lasting) {
        this.lasting = lasting;
    }

    /**
     * Puts a question, unless it was put.
     *
     * @param own is completed with the answer, at once if that is there; exceptional only for a defect. Completing it
     *     otherwise ends the wait of this one
     * @param call asks the index, which may throw or give null
     * @param reading makes an answer of what the index gave, or of how it failed; one of the two is null, perhaps both
     */
    <T> void ask(
            CompletableFuture<R> own,
            K key,
            Supplier<@Nullable CompletionStage<T>> call,
            BiFunction<@Nullable T, @Nullable Throwable, R> reading) {
        Question<R> question = new Question<>();
        boolean isNew = true;
        synchronized (questions) {
            Question<R> known = questions.get(key);
            if (known != null && isOpenOrLasting(known.answer)) {
                question = known;
                isNew = false;
            } else {
                questions.put(key, question);
            }
            question.waiting++;
        }
        follow(own, key, question);
        // Whoever has given up by now asks nothing.
        if (isNew && !question.answer.isDone()) {
            put(question.answer, call, reading);
        }
    }

    private boolean isOpenOrLasting(CompletableFuture<R> answer) {
        return !answer.isDone() || (!answer.isCompletedExceptionally() && lasting.test(answer.join()));
    }

    private void follow(CompletableFuture<R> own, K key, Question<R> question) {
        if (!question.answer.isDone()) {
            CompletableFuture<?> left = own.whenComplete((given, thrown) -> leave(key, question));
            assert left != null;
        }
        CompletableFuture<?> told = question.answer.whenComplete((given, thrown) -> {
            if (thrown == null) {
                own.complete(given);
            } else {
                own.completeExceptionally(thrown);
            }
        });
        assert told != null;
    }

    private static <T, R> void put(
            CompletableFuture<R> answer,
            Supplier<@Nullable CompletionStage<T>> call,
            BiFunction<@Nullable T, @Nullable Throwable, R> reading) {
        HeldAnswer<T, R> held = new HeldAnswer<>(answer, reading);
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (RuntimeException | Error e) {
            held.complete(null, e);
            return;
        }
        if (stage == null) {
            held.complete(null, null);
            return;
        }
        held.follow(stage);
        if (!answer.isDone() || answer.isCancelled()) {
            CompletableFuture<?> unused = answer.whenComplete((given, thrown) -> {
                if (thrown instanceof CancellationException) {
                    stage.toCompletableFuture().cancel(true);
                }
            });
        }
    }

    private void leave(K key, Question<R> question) {
        synchronized (questions) {
            if (--question.waiting > 0 || question.answer.isDone()) {
                return;
            }
            questions.remove(key, question);
        }
        question.answer.cancel(true);
    }

    /** {@return what was answered and is remembered} */
    Optional<R> known(K key) {
        synchronized (questions) {
            Question<R> known = questions.get(key);
            return known != null && known.answer.isDone() && isOpenOrLasting(known.answer)
                    ? Optional.of(known.answer.join())
                    : Optional.empty();
        }
    }

    /** Forgets an answer: who asks from now on puts the question again. */
    void forget(K key) {
        synchronized (questions) {
            questions.remove(key);
        }
    }
}
