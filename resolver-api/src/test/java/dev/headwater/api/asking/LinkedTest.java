// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinkedTest {
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CompletableFuture<String> call = new CompletableFuture<>();

    @Nested
    class Cancelling {
        @Test
        void givesUpTheCallWithTheAnswer() {
            assertThat(Linked.cancelling(answer, call)).isSameAs(answer);
            assertThat(call).isNotDone();

            answer.cancel(true);

            assertThat(call).isCancelled();
        }

        @Test
        void givesUpTheCallOfAnAnswerThatHasBeenGivenUpBefore() {
            answer.cancel(true);

            assertThat(Linked.cancelling(answer, call)).isCancelled();
            assertThat(call).isCancelled();
        }

        @Test
        void leavesTheCallAloneWhereTheAnswerCameOrFailed() {
            Linked.cancelling(answer, call).complete("it");
            assertThat(call).isNotDone();

            Linked.cancelling(new CompletableFuture<>(), call).completeExceptionally(new IllegalStateException());
            assertThat(call).isNotDone();
        }

        @Test
        void reachesThroughWhatIsMadeOfTheCall() {
            CompletableFuture<Integer> made = call.thenApply(String::length);

            Linked.cancelling(made, call).cancel(true);

            assertThat(call).isCancelled();
        }

        @Test
        void asksAStageForItsFutureOnlyWhenThereIsSomethingToCancel() {
            CompletionStage<String> minimal = CompletableFuture.completedStage("it");
            AtomicInteger asked = new AtomicInteger();
            CompletionStage<String> watched = new CompletableFuture<>() {
                @Override
                public CompletableFuture<String> toCompletableFuture() {
                    asked.incrementAndGet();
                    return this;
                }
            };

            Linked.cancel(minimal, answer);
            Linked.cancelling(answer, watched).complete("it");

            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void handsOnValuesAndWhatIsThrown() {
        Linked.handOn(call, answer);
        call.complete("it");
        assertThat(answer).isCompletedWithValue("it");

        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletableFuture<String> failed = new CompletableFuture<>();
        Linked.handOn(failing, failed);
        failing.completeExceptionally(new IllegalStateException("no"));
        assertThat(failed).isCompletedExceptionally();
    }

    @Test
    void whatIsRunAtTheEndChangesNothingOfIt() {
        Linked.atEnd(answer, (given, thrown) -> {
            throw new IllegalStateException("seen by nobody");
        });

        assertThat(answer.complete("it")).isTrue();
        assertThat(answer.join()).isEqualTo("it");
    }
}
