// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.FaultText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OwnersTest {
    private static final ProjectName LAMP = ProjectName.parse("lamp");
    private static final Duration SOON = Duration.ofMillis(500);

    /** Indexes that are asked in this order. */
    private static Resolver resolver(Duration timeLimit, PackageIndex... indexes) {
        return builder(timeLimit, indexes).build();
    }

    private static Resolvers.Builder builder(Duration timeLimit, PackageIndex... indexes) {
        IndexPolicy.Builder policy = IndexPolicy.builder().timeLimit(timeLimit);
        Map<IndexId, PackageIndex> byId = new LinkedHashMap<>();
        for (int i = 0; i < indexes.length; i++) {
            IndexId id = IndexId.parse("index" + i);
            policy.index(IndexEntry.builder(id, "place " + i)
                    .kind(IndexKind.SUPPLIED)
                    .build());
            byId.put(id, indexes[i]);
        }
        return Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(byId))
                .clock(Clock.systemUTC());
    }

    private static Resolver patient(PackageIndex... indexes) {
        return resolver(Duration.ofMinutes(5), indexes);
    }

    private static CompletableFuture<FoundOwner> find(Owners owners) {
        return owners.find(LAMP).toCompletableFuture();
    }

    @Nested
    class AFind {
        @Test
        void givesTheOwnerItsRecordAndItsPage() {
            try (Resolver resolver =
                    patient(InMemoryIndex.parse("kettle 1.0"), InMemoryIndex.parse("lamp 1.0\nlamp 2.0"))) {
                FoundOwner found = find(resolver.owners()).join();

                assertThat(found.record().owner()).contains(IndexId.parse("index1"));
                assertThat(found.record().asked())
                        .extracting(Ownership.Asked::index, Ownership.Asked::answer)
                        .containsExactly(
                                tuple(IndexId.parse("index0"), Ownership.Answer.ABSENT),
                                tuple(IndexId.parse("index1"), Ownership.Answer.PRESENT));
                assertThat(found.page().orElseThrow().fileCount()).isEqualTo(2);
                assertThat(found.fault()).isEmpty();
                assertThat(found).hasToString("lamp: 'index1' (2 files)");
                assertThat(resolver.owner(LAMP)).isEqualTo(found.record());
            }
        }

        @Test
        void givesNobodyWhereAllSayAbsent() {
            try (Resolver resolver = patient(InMemoryIndex.parse("kettle 1.0"))) {
                FoundOwner found = find(resolver.owners()).join();

                assertThat(found).isInstanceOf(FoundOwner.Nobody.class).hasToString("lamp: nobody");
                assertThat(found.page()).isEmpty();
            }
        }

        @Test
        void givesTheFaultOfAnIndexThatFails() {
            PackageIndex broken = new Asked(() -> CompletableFuture.failedFuture(new IllegalStateException()));
            try (Resolver resolver = patient(broken, InMemoryIndex.parse("lamp 1.0"))) {
                FoundOwner found = find(resolver.owners()).join();

                assertThat(found.fault()).map(IndexFault::location).contains("place 0");
                assertThat(found.page()).isEmpty();
                assertThat(found.record().owner()).isEmpty();
            }
        }

        @Test
        void mustBeGivenATime() {
            try (Resolver resolver = patient(InMemoryIndex.parse("lamp 1.0"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> resolver.owners().find(LAMP, Duration.ZERO));
            }
        }

        @Test
        void asksAnewWhenTheOneBeforeHasEnded() {
            Asked index = Asked.soundly("lamp 1.0");
            try (Resolver resolver = patient(index)) {
                find(resolver.owners()).join();
                find(resolver.owners()).join();
                assertThat(index.questions).hasSize(2);
            }
        }
    }

    @Nested
    class AnIndexThatNeverAnswers {
        private final Asked silent = new Asked(CompletableFuture::new);
        private final Asked lower = Asked.soundly("lamp 1.0");

        private void assertUnavailable(Ownership record) {
            assertThat(record.owner()).isEmpty();
            assertThat(record.asked())
                    .extracting(Ownership.Asked::index, Ownership.Asked::answer)
                    .containsExactly(
                            tuple(IndexId.parse("index0"), Ownership.Answer.ABSENT),
                            tuple(IndexId.parse("index1"), Ownership.Answer.UNAVAILABLE));
            assertThat(record.failure())
                    .hasValueSatisfying(
                            why -> assertThat(why.index() + " " + why.fault()).contains("index1", "PT0.5S"));
            assertThat(silent.questions).hasSize(1).allMatch(CompletableFuture::isCancelled);
            assertThat(lower.questions).isEmpty();
        }

        @Test
        void isUnavailableAtTheDeadlineOfTheFind() {
            try (Resolver resolver = patient(InMemoryIndex.parse("kettle 1.0"), silent, lower)) {
                FoundOwner found =
                        resolver.owners().find(LAMP, SOON).toCompletableFuture().join();

                assertThat(found.fault()).hasValueSatisfying(fault -> {
                    assertThat(fault.location()).isEqualTo("place 1");
                    assertThat(FaultText.received(fault)).contains("within 500 ms");
                });
                assertUnavailable(found.record());
            }
        }

        @Test
        void isUnavailableAtTheTimeLimitOfThePolicy() {
            try (Resolver resolver = resolver(SOON, InMemoryIndex.parse("kettle 1.0"), silent, lower)) {
                assertUnavailable(find(resolver.owners()).join().record());
            }
        }

        @Test
        void doesNotBlockWhoWaitsForTheOwner() {
            try (Resolver resolver = resolver(SOON, InMemoryIndex.parse("kettle 1.0"), silent, lower)) {
                assertUnavailable(resolver.owner(LAMP));
            }
        }

        @Test
        void isWaitedForByOthersThatHaveMoreTime() {
            try (Resolver resolver = patient(silent)) {
                Owners owners = resolver.owners();
                CompletableFuture<FoundOwner> patient = find(owners);
                owners.find(LAMP, SOON).toCompletableFuture().join();

                assertThat(patient).isNotDone();
                assertThat(silent.questions).hasSize(1).noneMatch(CompletableFuture::isDone);
                silent.questions.get(0).complete(new ProjectAnswer.Absent());
                assertThat(patient.join()).isInstanceOf(FoundOwner.Nobody.class);
            }
        }

        @Test
        void mayEvenBlockTheThreadThatAsks() {
            CountDownLatch never = new CountDownLatch(1);
            PackageIndex blocking = new Asked(() -> {
                await(never);
                return new CompletableFuture<>();
            });
            try (Resolver resolver = patient(blocking)) {
                FoundOwner found =
                        resolver.owners().find(LAMP, SOON).toCompletableFuture().join();
                assertThat(found).isInstanceOf(FoundOwner.Unknown.class);
            }
            assertThat(threads()).as("threads after the close").isEmpty();
        }

        @Test
        void isNotSaidToHaveBeenAskedByAnExecutorThatNeverBegins() {
            List<Runnable> work = new ArrayList<>();
            try (Resolver resolver = builder(SOON, silent)
                    .executor(runnable -> {
                        if (work.isEmpty()) {
                            work.add(runnable);
                        } else {
                            runnable.run();
                        }
                    })
                    .build()) {
                FoundOwner found = find(resolver.owners()).join();

                assertThat(found).isInstanceOf(FoundOwner.Unknown.class);
                assertThat(found.record().asked()).isEmpty();
                assertThat(silent.questions).isEmpty();
            }
        }
    }

    @Nested
    class Cancelling {
        private final Asked silent = new Asked(CompletableFuture::new);

        @Test
        void endsTheCallUnderWayWhenNobodyElseWaitsForIt() throws InterruptedException {
            try (Resolver resolver = patient(silent)) {
                Owners owners = resolver.owners();
                CompletableFuture<FoundOwner> one = find(owners);
                CompletableFuture<FoundOwner> other = find(owners);
                silent.first.await();

                assertThat(one.cancel(true)).isTrue();
                assertThat(other).isNotDone();
                assertThat(silent.questions).noneMatch(CompletableFuture::isDone);

                assertThat(other.cancel(true)).isTrue();
                assertThat(silent.questions).hasSize(1).allMatch(CompletableFuture::isCancelled);
            }
        }

        @Test
        void leavesTheNameToBeAskedAnew() throws InterruptedException {
            try (Resolver resolver = patient(silent)) {
                Owners owners = resolver.owners();
                CompletableFuture<FoundOwner> one = find(owners);
                silent.first.await();
                one.cancel(true);

                CompletableFuture<FoundOwner> other = owners.find(LAMP, SOON).toCompletableFuture();
                assertThat(other.join()).isInstanceOf(FoundOwner.Unknown.class);
                assertThat(silent.questions).hasSize(2);
            }
        }
    }

    @Nested
    class Closing {
        private final Asked silent = new Asked(CompletableFuture::new);

        @Test
        void cancelsTheFindsOfTheServiceAndOfNoOther() {
            try (Resolver resolver = patient(silent)) {
                Owners closed = resolver.owners();
                Owners kept = resolver.owners();
                CompletableFuture<FoundOwner> given = find(closed);
                CompletableFuture<FoundOwner> waited = find(kept);

                closed.close();

                assertThat(given).isCancelled();
                assertThat(waited).isNotDone();
                assertThatIllegalStateException().isThrownBy(() -> find(closed)).withMessageContaining("closed");
                assertThat(find(kept)).isNotDone();
            }
        }

        @Test
        void ofTheResolverCancelsAllAndLeavesNoThread() throws InterruptedException {
            Resolver resolver = patient(silent);
            Owners owners = resolver.owners();
            CompletableFuture<FoundOwner> waited = find(owners);
            silent.first.await();

            resolver.close();

            assertThat(waited).isCancelled();
            assertThat(silent.questions).allMatch(CompletableFuture::isCancelled);
            assertThat(threads()).isEmpty();
            assertThatIllegalStateException().isThrownBy(() -> find(owners)).withMessageContaining("closed");
            assertThatIllegalStateException().isThrownBy(resolver::owners);
            assertThatIllegalStateException().isThrownBy(() -> resolver.owner(LAMP));
        }

        @Test
        void tellsWhoWaitsForAnOwner() throws InterruptedException {
            Resolver resolver = patient(silent);
            FutureTask<Ownership> waiting = new FutureTask<>(() -> resolver.owner(LAMP));
            new Thread(waiting).start();
            silent.first.await();

            resolver.close();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(waiting::get)
                    .withCauseInstanceOf(ResolutionCancelledException.class);
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnOwner() throws InterruptedException {
        Asked silent = new Asked(CompletableFuture::new);
        try (Resolver resolver = patient(silent)) {
            FutureTask<Ownership> waiting = new FutureTask<>(() -> resolver.owner(LAMP));
            Thread thread = new Thread(waiting);
            thread.start();
            silent.first.await();

            thread.interrupt();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(waiting::get)
                    .withCauseInstanceOf(ResolutionCancelledException.class);
            assertThat(silent.questions).allMatch(CompletableFuture::isCancelled);
        }
    }

    @Test
    void manyFindsOfOneNameAskOnce() throws InterruptedException {
        CompletableFuture<ProjectAnswer> answer = new CompletableFuture<>();
        Asked index = new Asked(() -> answer);
        try (Resolver resolver = patient(index)) {
            List<CompletableFuture<FoundOwner>> finds = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                finds.add(find(resolver.owners()));
            }
            index.first.await();
            answer.complete(new ProjectAnswer.Absent());

            assertThat(finds).allSatisfy(found -> assertThat(found.join()).isInstanceOf(FoundOwner.Nobody.class));
            assertThat(index.questions).hasSize(1);
        }
    }

    /** What a host wraps around a resolver, here to count. */
    private record Counting(Resolver inner, List<String> calls) implements Resolver {
        @Override
        public ResolutionOutcome resolve(ResolutionRequest request) {
            calls.add("resolve");
            return inner.resolve(request);
        }

        @Override
        public CompletionStage<ResolutionOutcome> resolveAsync(ResolutionRequest request) {
            calls.add("resolveAsync");
            return inner.resolveAsync(request);
        }

        @Override
        public Ownership owner(ProjectName name) {
            calls.add("owner");
            return inner.owner(name);
        }

        @Override
        public CandidateList candidates(ProjectName name, ResolutionRequest request) {
            calls.add("candidates");
            return inner.candidates(name, request);
        }

        @Override
        public Owners owners() {
            calls.add("owners");
            return inner.owners();
        }

        @Override
        public void close() {
            calls.add("close");
            inner.close();
        }
    }

    @Test
    void aHostMayDecorateAResolver() {
        Counting counting = new Counting(patient(InMemoryIndex.parse("lamp 1.0")), new ArrayList<>());
        try (Resolver resolver = counting) {
            ResolutionRequest request = ResolutionRequest.builder(
                            Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                    .require("lamp")
                    .build();
            assertThat(resolver.resolve(request))
                    .isEqualTo(
                            resolver.resolveAsync(request).toCompletableFuture().join());
            assertThat(resolver.owner(LAMP))
                    .isEqualTo(find(resolver.owners()).join().record());
        }
        assertThat(counting.calls()).containsExactly("resolve", "resolveAsync", "owner", "owners", "close");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("headwater"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** An index that answers as it is told, and remembers its questions. */
    private static final class Asked implements PackageIndex {
        private final Answering answering;
        final List<CompletableFuture<ProjectAnswer>> questions = new CopyOnWriteArrayList<>();
        final CountDownLatch first = new CountDownLatch(1);

        /** Answers about a project. */
        interface Answering {
            CompletableFuture<ProjectAnswer> answer();
        }

        Asked(Answering answering) {
            this.answering = answering;
        }

        static Asked soundly(String text) {
            InMemoryIndex index = InMemoryIndex.parse(text);
            return new Asked(() -> index.project(LAMP).toCompletableFuture());
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            CompletableFuture<ProjectAnswer> answer = answering.answer();
            questions.add(answer);
            first.countDown();
            return answer;
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return new CompletableFuture<>();
        }
    }
}
