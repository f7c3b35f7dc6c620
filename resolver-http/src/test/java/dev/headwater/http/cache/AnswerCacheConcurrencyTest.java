// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.store.CacheMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads that ask at once, of an index that replies on threads of its own. */
@Timeout(60)
class AnswerCacheConcurrencyTest {
    private static final int ASKERS = 8;
    private static final int QUESTIONS = 3_000;
    private static final CachePolicy TERMS = new CachePolicy(CacheMode.NORMAL, Duration.ZERO);
    private static final AnswerKey KEY = new AnswerKey("0".repeat(64));

    private final ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
    private final ExecutorService network = Executors.newFixedThreadPool(2);
    private final AnswerCache<String> cache = new AnswerCache<>(new MapStore(), Clock.systemUTC(), 1 << 20);
    private final Queue<CompletableFuture<SourceResult<String>>> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger mostUnderway = new AtomicInteger();

    @AfterEach
    void endThreads() throws InterruptedException {
        askers.shutdown();
        network.shutdown();
        assertThat(askers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(network.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void oneQuestionIsAskedOnceAtATime() throws Exception {
        together(random -> assertThat(ask().join()).isEqualTo("value"));

        assertThat(mostUnderway).hasValue(1);
        assertThat(calls.size()).isLessThan(ASKERS * QUESTIONS);
    }

    @Test
    void whoStaysIsAnsweredAndNoCallIsLeftOpen() throws Exception {
        together(random -> {
            CompletableFuture<String> answer = ask();
            if (random.nextBoolean()) {
                answer.cancel(true);
            } else {
                assertThat(answer.join()).isEqualTo("value");
            }
        });

        assertThat(calls).allSatisfy(call -> assertThat(call).isDone());
    }

    private CompletableFuture<String> ask() {
        return cache.answer(KEY, TERMS, new Network());
    }

    private interface Task {
        void run(Random random);
    }

    private void together(Task task) throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            Random random = new Random(i);
            all.add(() -> {
                for (int question = 0; question < QUESTIONS; question++) {
                    task.run(random);
                }
                return null;
            });
        }
        for (Future<Void> one : askers.invokeAll(all)) {
            one.get();
        }
    }

    /** Replies with a page that is stale at once, so that each question is asked. */
    private final class Network implements AnswerSource<String> {
        @Override
        public CompletableFuture<SourceResult<String>> ask(Optional<AnswerFacts> kept) {
            mostUnderway.accumulateAndGet(underway.incrementAndGet(), Math::max);
            CompletableFuture<SourceResult<String>> call = new CompletableFuture<>();
            calls.add(call);
            network.execute(() -> {
                underway.decrementAndGet();
                call.complete(Hand.present("value", Instant.EPOCH, Instant.EPOCH));
            });
            return call;
        }

        @Override
        public Optional<String> read(StoredAnswer answer) {
            return Optional.of("value");
        }

        @Override
        public String unavailableOffline() {
            throw new AssertionError("nobody is offline");
        }

        @Override
        public void usesStaleAbsence(AnswerFacts absence) {
            throw new AssertionError("nobody is offline");
        }
    }
}
