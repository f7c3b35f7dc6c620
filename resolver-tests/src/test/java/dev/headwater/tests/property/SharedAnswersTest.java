// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.ownership.Telling;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.KnownTargets;
import dev.headwater.core.session.Learned;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.universe.Relaxation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session has read serves others, with other requests, policies and targets; nothing of it is seen. */
@Timeout(300)
class SharedAnswersTest {
    private static final int UNIVERSES = 125;
    private static final int SESSIONS = 8;
    private static final List<ResolutionStrategy> STRATEGIES = List.of(ResolutionStrategy.values());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);
    private static final Deadlines DEADLINES = new Deadlines();

    @AfterAll
    static void dismiss() {
        THREADS.shutdownNow();
        DEADLINES.close();
    }

    /** A request and a policy for the indexes of a universe. */
    private record Question(ResolutionRequest request, IndexPolicy policy) {
        static List<Question> of(SmallUniverse universe, long seed) {
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                Random random = new Random(seed * SESSIONS + i);
                questions.add(new Question(request(random), policy(universe, random)));
            }
            return questions;
        }

        private static ResolutionRequest request(Random random) {
            ResolutionRequest.Builder request = ResolutionRequest.builder(
                            Target.cpython(random.nextBoolean() ? "3.12" : "3.9", List.of("manylinux_2_28_x86_64")))
                    .strategy(STRATEGIES.get(random.nextInt(STRATEGIES.size())));
            Universes.of(random.nextInt()).request().forEach(need -> request.require(need.toString()));
            return request.build();
        }

        private static IndexPolicy policy(SmallUniverse universe, Random random) {
            List<SmallUniverse.Shelf> shelves = new ArrayList<>(universe.shelves());
            if (random.nextBoolean()) {
                Collections.reverse(shelves);
            }
            IndexPolicy.Builder policy = IndexPolicy.builder();
            shelves.forEach(shelf -> policy.index(
                    IndexEntry.builder(IndexId.parse(shelf.id()), "https://" + shelf.id() + ".example.org/")
                            .build()));
            if (random.nextBoolean()) {
                policy.pin(
                        ProjectName.parse("ash"), IndexId.parse(shelves.get(0).id()));
            }
            if (random.nextBoolean()) {
                policy.preReleases(PreReleaseMode.ALLOW);
            }
            return policy.build();
        }

        CompletableFuture<ResolutionOutcome> put(Answers answers, Executor executor) {
            return put(answers, new Learned(), new KnownTargets(), executor);
        }

        /** Adds what the session came to. */
        CompletableFuture<ResolutionOutcome> put(
                Answers answers, Learned learned, KnownTargets known, Executor executor) {
            CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
            ResolutionSession session = new ResolutionSession(
                    request,
                    policy,
                    answers,
                    learned,
                    Optional.empty(),
                    Relaxation.NONE,
                    new SessionEnvironment(
                            ResolutionListener.NONE,
                            CLOCK,
                            executor,
                            DEADLINES,
                            SessionEnvironment.Asking.AHEAD,
                            Telling.BY_ROUTE,
                            known),
                    outcome);
            session.begin();
            return outcome.whenComplete((given, thrown) -> learned.add(session.universe()));
        }
    }

    /** Counts the questions to an index, which it answers on the spot or later. */
    private record Counting(PackageIndex inner, Map<Object, Integer> asked, Executor answering)
            implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.merge(name, 1, Integer::sum);
            return inner.project(name).thenApplyAsync(answer -> answer, answering);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            asked.merge(file.url(), 1, Integer::sum);
            return inner.metadata(file).thenApplyAsync(answer -> answer, answering);
        }
    }

    private static Map<IndexId, PackageIndex> indexes(SmallUniverse universe) {
        return new LinkedHashMap<>(InMemoryIndex.parseAll(universe.indexText()));
    }

    private static Map<IndexId, PackageIndex> counting(SmallUniverse universe, Executor answering) {
        Map<IndexId, PackageIndex> indexes = indexes(universe);
        indexes.replaceAll((id, index) -> new Counting(index, new ConcurrentHashMap<>(), answering));
        return indexes;
    }

    private static void assertAskedOnce(Map<IndexId, PackageIndex> indexes) {
        indexes.forEach((id, index) -> assertThat(((Counting) index).asked())
                .allSatisfy((question, times) ->
                        assertThat(times).as("%s about %s", id, question).isEqualTo(1)));
    }

    @Test
    void sessionsOneAfterTheOtherEndAsWithAnswersOfTheirOwn() {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Map<IndexId, PackageIndex> indexes = counting(universe, Runnable::run);
            Answers shared = new Answers(indexes);
            KnownTargets known = new KnownTargets();
            for (Question question : Question.of(universe, seed)) {
                assertThat(question.put(shared, new Learned(), known, Runnable::run)
                                .join())
                        .as("seed %d:%n%s", seed, universe)
                        .isEqualTo(question.put(new Answers(indexes(universe)), Runnable::run)
                                .join());
            }
            assertAskedOnce(indexes);
        }
    }

    @Test
    void sessionsThatLearnFromThoseBeforeEndAsByThemselves() {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Answers shared = new Answers(indexes(universe));
            Learned learned = new Learned();
            KnownTargets known = new KnownTargets();
            for (Question question : Question.of(universe, seed)) {
                assertThat(question.put(shared, learned, known, Runnable::run).join())
                        .as("seed %d:%n%s", seed, universe)
                        .isEqualTo(question.put(new Answers(indexes(universe)), Runnable::run)
                                .join());
            }
        }
    }

    @Test
    void sessionsThatFindRequirementsReadEndAsByThemselves() {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Map<IndexId, PackageIndex> indexes = indexes(universe);
            KnownTargets known = new KnownTargets();
            for (Question question : Question.of(universe, seed)) {
                // Answers of its own over the same indexes: their metadata is the very same, for other targets too.
                assertThat(question.put(new Answers(indexes), new Learned(), known, Runnable::run)
                                .join())
                        .as("seed %d:%n%s", seed, universe)
                        .isEqualTo(question.put(new Answers(indexes(universe)), Runnable::run)
                                .join());
            }
        }
    }

    @Test
    void sessionsAtTheSameTimeEndAsWithAnswersOfTheirOwn() {
        for (long seed = 0; seed < UNIVERSES / 5; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Map<IndexId, PackageIndex> indexes = counting(universe, THREADS);
            Answers shared = new Answers(indexes);
            KnownTargets known = new KnownTargets();
            List<Question> questions = Question.of(universe, seed);
            List<CompletableFuture<ResolutionOutcome>> outcomes = questions.stream()
                    .map(question -> question.put(shared, new Learned(), known, THREADS))
                    .toList();
            for (int i = 0; i < questions.size(); i++) {
                assertThat(outcomes.get(i).join())
                        .as("seed %d:%n%s", seed, universe)
                        .isEqualTo(questions
                                .get(i)
                                .put(new Answers(indexes(universe)), Runnable::run)
                                .join());
            }
        }
    }
}
