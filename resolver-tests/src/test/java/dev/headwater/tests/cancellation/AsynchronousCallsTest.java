// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsynchronousCallsTest {
    private static final IndexId ID = IndexId.parse("inner");
    private static final ProjectName LAMP = ProjectName.parse("lamp");
    private static final ResolutionRequest REQUEST = ResolutionRequest.builder(
                    Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
            .require("lamp")
            .build();

    private static Resolvers.Builder builder(PackageIndex index) {
        return Resolvers.builder()
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(ID, "inner")
                                .kind(IndexKind.SUPPLIED)
                                .build())
                        .timeLimit(Duration.ofSeconds(20))
                        .build())
                .indexes(IndexFactory.of(Map.of(ID, index)))
                .clock(Clock.systemUTC());
    }

    /** Answers out of memory, but only once it is let, on the thread that asks; and remembers that. */
    private static final class Held implements PackageIndex {
        private final InMemoryIndex answers = InMemoryIndex.parse("lamp 1.0");
        final CountDownLatch gate;
        final Set<Thread> askers = ConcurrentHashMap.newKeySet();

        Held(int closed) {
            gate = new CountDownLatch(closed);
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            askers.add(Thread.currentThread());
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return answers.project(name);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            askers.add(Thread.currentThread());
            return answers.metadata(file);
        }
    }

    @Nested
    class WithoutAnExecutorOfTheHost {
        @Test
        void aResolutionReturnsBeforeItsWorkIsDone() {
            Held index = new Held(1);
            try (Resolver resolver = builder(index).build()) {
                CompletableFuture<ResolutionOutcome> outcome =
                        resolver.resolveAsync(REQUEST).toCompletableFuture();
                assertThat(outcome).isNotDone();
                index.gate.countDown();

                assertThat(outcome.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
                assertThat(index.askers).doesNotContain(Thread.currentThread());
            }
        }

        @Test
        void aFindReturnsBeforeItsWorkIsDone() {
            Held index = new Held(1);
            try (Resolver resolver = builder(index).build()) {
                CompletableFuture<FoundOwner> found =
                        resolver.owners().find(LAMP).toCompletableFuture();
                assertThat(found).isNotDone();
                index.gate.countDown();

                assertThat(found.join()).isInstanceOf(FoundOwner.Supplied.class);
                assertThat(index.askers).doesNotContain(Thread.currentThread());
            }
        }

        @Test
        void theThreadsAreDaemonsKeepNoClassLoaderAndEndWithTheResolver() {
            Held index = new Held(0);
            try (Resolver resolver = builder(index).build()) {
                for (int i = 0; i < 20; i++) {
                    resolver.resolveAsync(REQUEST).toCompletableFuture().join();
                }
                assertThat(index.askers)
                        .hasSizeBetween(1, 4)
                        .allMatch(Thread::isDaemon)
                        .allMatch(thread -> thread.getContextClassLoader() == null);
            }
            assertThat(index.askers).noneMatch(Thread::isAlive);
        }

        @Test
        void aResolverMayBeClosedByWhatWaitedForIt() {
            Resolver resolver = builder(InMemoryIndex.parse("lamp 1.0")).build();
            boolean interrupted = resolver.resolveAsync(REQUEST)
                    .thenApply(outcome -> {
                        resolver.close();
                        return Thread.currentThread().isInterrupted();
                    })
                    .toCompletableFuture()
                    .join();
            assertThat(interrupted).isFalse();
        }

        @Test
        void aBlockingResolutionStaysOnTheThreadOfItsCaller() {
            Held index = new Held(0);
            try (Resolver resolver = builder(index).build()) {
                resolver.resolve(REQUEST);
                resolver.owner(LAMP);
                assertThat(index.askers).containsExactly(Thread.currentThread());
            }
        }
    }

    /** Keeps work until it is run by hand. */
    private static final class ByHand implements Executor {
        final Queue<Runnable> work = new ArrayDeque<>();

        @Override
        public void execute(Runnable runnable) {
            work.add(runnable);
        }

        void runAll() {
            for (Runnable next = work.poll(); next != null; next = work.poll()) {
                next.run();
            }
        }
    }

    @Nested
    class WithAnExecutorOfTheHost {
        @Test
        void nothingRunsButOnIt() {
            Held index = new Held(0);
            ByHand executor = new ByHand();
            try (Resolver resolver = builder(index).executor(executor).build()) {
                CompletableFuture<ResolutionOutcome> outcome =
                        resolver.resolveAsync(REQUEST).toCompletableFuture();
                CompletableFuture<FoundOwner> found =
                        resolver.owners().find(LAMP).toCompletableFuture();
                assertThat(index.askers).isEmpty();

                executor.runAll();

                assertThat(outcome).isCompleted();
                assertThat(found).isCompleted();
            }
        }

        @Test
        void oneThatTakesNothingIsADefect() {
            try (Resolver resolver = builder(InMemoryIndex.parse("lamp 1.0"))
                    .executor(refusing(0))
                    .build()) {
                assertDefect(resolver.resolveAsync(REQUEST));
                assertDefect(resolver.owners().find(LAMP));
            }
        }

        @Test
        void oneThatTakesNothingMoreIsADefectAndNothingHangs() {
            CompletableFuture<ProjectAnswer> late = new CompletableFuture<>();
            PackageIndex index = new PackageIndex() {
                @Override
                public CompletionStage<ProjectAnswer> project(ProjectName name) {
                    return late;
                }

                @Override
                public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                    return new CompletableFuture<>();
                }
            };
            try (Resolver resolver = builder(index).executor(refusing(2)).build()) {
                CompletionStage<ResolutionOutcome> outcome = resolver.resolveAsync(REQUEST);
                CompletionStage<FoundOwner> found = resolver.owners().find(LAMP);
                late.complete(new ProjectAnswer.Absent());
                assertDefect(outcome);
                assertDefect(found);
            }
        }

        private static Executor refusing(int taken) {
            AtomicInteger left = new AtomicInteger(taken);
            return work -> {
                if (left.getAndDecrement() <= 0) {
                    throw new RejectedExecutionException("full");
                }
                work.run();
            };
        }

        private static void assertDefect(CompletionStage<?> stage) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> stage.toCompletableFuture().join())
                    .withCauseInstanceOf(DefectException.class);
        }
    }
}
