// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationTest {
    private static final String UNIVERSE = "kettle 1.0: heater\nheater 1.0\nlamp 1.0\n";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);

    /** Every two of these contradict each other in a way that only a search finds out. */
    private static final String MAZE = IntStream.range(0, 40)
            .mapToObj(i -> IntStream.range(0, 40)
                    .mapToObj(v -> "room" + i + " " + v + ": room" + (i + 1) % 40 + "!=" + v + ", room" + (i + 7) % 40
                            + "!=" + (v + 1) % 40 + "\n")
                    .collect(Collectors.joining()))
            .collect(Collectors.joining());

    private static Resolver resolver(PackageIndex index, Clock clock, Duration timeLimit) {
        IndexId id = IndexId.parse("inner");
        return Resolvers.builder()
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(id, "https://inner.example.org/simple/")
                                .build())
                        .timeLimit(timeLimit)
                        .build())
                .indexes(IndexFactory.of(Map.of(id, index)))
                .clock(clock)
                .executor(Runnable::run)
                .build();
    }

    private static Resolver resolver(PackageIndex index) {
        return resolver(index, CLOCK, Duration.ofMinutes(5));
    }

    private static ResolutionRequest.Builder request(String requirement) {
        return ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require(requirement);
    }

    @Nested
    class AFutureThatIsCancelled {
        @Test
        void endsAtOnceAndCancelsTheQuestionAboutAPage() {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            assertThatCancellingEndsEverything(index);
        }

        @Test
        void endsAtOnceAndCancelsTheQuestionAboutMetadata() {
            SilentIndex index = SilentIndex.aboutMetadata("heater", UNIVERSE);
            assertThatCancellingEndsEverything(index);
        }

        private static void assertThatCancellingEndsEverything(SilentIndex index) {
            try (Resolver resolver = resolver(index)) {
                CompletableFuture<ResolutionOutcome> outcome =
                        resolver.resolveAsync(request("kettle").build()).toCompletableFuture();
                assertThat(outcome).isNotDone();
                assertThat(index.open).hasSize(1);

                assertThat(outcome.cancel(true)).isTrue();

                assertThat(outcome).isCancelled();
                assertThat(index.open).allMatch(CompletableFuture::isCancelled);
            }
        }

        @Test
        void leavesOtherResolutionsAlone() {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            try (Resolver resolver = resolver(index)) {
                CompletableFuture<ResolutionOutcome> given =
                        resolver.resolveAsync(request("kettle").build()).toCompletableFuture();
                CompletableFuture<ResolutionOutcome> kept =
                        resolver.resolveAsync(request("kettle").build()).toCompletableFuture();
                given.cancel(true);

                assertThat(kept).isNotDone();
                assertThat(resolver.resolve(request("lamp").build())).isInstanceOf(ResolutionOutcome.Resolved.class);
            }
        }
    }

    @Nested
    class AResolverThatIsClosed {
        @Test
        void givesUpWhatIsOpenAndClosesItsIndexes() {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            Resolver resolver = resolver(index);
            CompletableFuture<ResolutionOutcome> outcome =
                    resolver.resolveAsync(request("kettle").build()).toCompletableFuture();

            resolver.close();

            assertThat(outcome).isCancelled();
            assertThat(index.open).allMatch(CompletableFuture::isCancelled);
            assertThat(index.closed).isTrue();
        }

        @Test
        void tellsWhoWaits() throws InterruptedException {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            Resolver resolver = resolver(index);
            FutureTask<ResolutionOutcome> waiting =
                    new FutureTask<>(() -> resolver.resolve(request("kettle").build()));
            new Thread(waiting).start();
            index.asked.await();

            resolver.close();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(waiting::get)
                    .withCauseInstanceOf(ResolutionCancelledException.class);
        }

        @Test
        void asksNothingMoreThoughItIsClosedByAQuestion() {
            SilentIndex silent = SilentIndex.about("kettle", UNIVERSE);
            List<Resolver> made = new ArrayList<>();
            List<ProjectName> asked = new ArrayList<>();
            Resolver resolver = resolver(new PackageIndex() {
                @Override
                public CompletionStage<ProjectAnswer> project(ProjectName name) {
                    asked.add(name);
                    made.get(0).close();
                    return silent.project(name);
                }

                @Override
                public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                    return silent.metadata(file);
                }
            });
            made.add(resolver);

            CompletableFuture<ResolutionOutcome> outcome = resolver.resolveAsync(
                            request("kettle").require("lamp").build())
                    .toCompletableFuture();

            assertThat(outcome).isCancelled();
            assertThat(asked).containsExactly(ProjectName.parse("kettle"));
            assertThat(silent.open).hasSize(1).allMatch(CompletableFuture::isCancelled);
        }

        @Test
        void takesNoRequests() {
            Resolver resolver = resolver(InMemoryIndex.parse(UNIVERSE));
            resolver.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> resolver.resolve(request("lamp").build()))
                    .withMessageContaining("closed");
        }

        @Test
        void mayBeClosedTwice() {
            Resolver resolver = resolver(InMemoryIndex.parse(UNIVERSE));
            resolver.close();
            resolver.close();
        }
    }

    @Nested
    class AnAnswerThatNobodyNeeds {
        @Test
        void isNotWaitedForAndItsQuestionIsCancelled() {
            SilentIndex neighbour = SilentIndex.about("lamp", "");
            IndexId first = IndexId.parse("first");
            IndexId second = IndexId.parse("second");
            try (Resolver resolver = Resolvers.builder()
                    .policy(IndexPolicy.builder()
                            .index(member(first))
                            .index(member(second))
                            .build())
                    .indexes(IndexFactory.of(Map.of(first, InMemoryIndex.parse(UNIVERSE), second, neighbour)))
                    .clock(CLOCK)
                    .build()) {
                assertThat(resolver.resolve(request("lamp").build())).isInstanceOf(ResolutionOutcome.Resolved.class);
                assertThat(neighbour.open).hasSize(1).allMatch(CompletableFuture::isCancelled);
            }
        }

        private static IndexEntry member(IndexId id) {
            return IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                    .trustGroup("house")
                    .build();
        }
    }

    @Nested
    class AThreadThatIsInterrupted {
        @Test
        void stopsWaitingStaysInterruptedAndCancelsTheQuestion() throws InterruptedException {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            try (Resolver resolver = resolver(index)) {
                boolean[] interrupted = {false};
                FutureTask<ResolutionOutcome> waiting = new FutureTask<>(() -> {
                    try {
                        return resolver.resolve(request("kettle").build());
                    } finally {
                        interrupted[0] = Thread.currentThread().isInterrupted();
                    }
                });
                Thread thread = new Thread(waiting);
                thread.start();
                index.asked.await();

                thread.interrupt();

                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(waiting::get)
                        .withCauseInstanceOf(ResolutionCancelledException.class);
                thread.join();
                assertThat(interrupted[0]).isTrue();
                assertThat(index.open).allMatch(CompletableFuture::isCancelled);
            }
        }
    }

    @Nested
    class ALimit {
        @Test
        void ofStepsStopsTheSearch() {
            try (Resolver resolver = resolver(InMemoryIndex.parse(MAZE))) {
                ResolutionOutcome outcome =
                        resolver.resolve(request("room0").stepLimit(5).build());

                assertThat(outcome).isInstanceOf(ResolutionOutcome.Stopped.class);
                assertThat(ResolutionReport.of(outcome).headline())
                        .contains("the step limit")
                        .contains("room");
                assertThat(outcome.report().hints()).isNotEmpty();
            }
        }

        @Test
        void ofStepsThatIsNotReachedChangesNothing() {
            try (Resolver resolver = resolver(InMemoryIndex.parse(UNIVERSE))) {
                assertThat(resolver.resolve(request("kettle").stepLimit(1_000).build()))
                        .isEqualTo(resolver.resolve(request("kettle").build()));
            }
        }

        @Test
        void ofTimeStopsASearchThatWaitsForNobody() {
            TickingClock clock = new TickingClock(Duration.ofSeconds(30));
            try (Resolver resolver = resolver(InMemoryIndex.parse(MAZE), clock, Duration.ofMinutes(1))) {
                ResolutionOutcome outcome = resolver.resolve(request("room0").build());

                assertThat(outcome).isInstanceOf(ResolutionOutcome.Stopped.class);
                assertThat(ResolutionReport.of(outcome).headline()).contains("the time limit of PT1M");
            }
        }

        @Test
        void ofTimeEndsTheWaitForAnIndex() throws ExecutionException, InterruptedException, TimeoutException {
            SilentIndex index = SilentIndex.about("heater", UNIVERSE);
            try (Resolver resolver = resolver(index, Clock.systemUTC(), Duration.ofMillis(50))) {
                ResolutionOutcome outcome = resolver.resolveAsync(
                                request("kettle").build())
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);

                assertThat(outcome).isInstanceOf(ResolutionOutcome.Stopped.class);
                assertThat(ResolutionReport.of(outcome).headline()).contains("the time limit of PT0.05S");
                assertThat(index.open).as("questions left behind").allMatch(CompletableFuture::isDone);
            }
        }
    }
}
