// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions over the answers of one another, of which one is given up or fails. */
@Timeout(30)
class SharedQuestionsTest {
    private static final IndexId UPPER = IndexId.parse("upper");
    private static final IndexId LOWER = IndexId.parse("lower");

    private final Deadlines deadlines = new Deadlines();

    @AfterEach
    void close() {
        deadlines.close();
    }

    private static IndexEntry.Builder entry(IndexId id) {
        return IndexEntry.builder(id, id.toString()).kind(IndexKind.SUPPLIED);
    }

    private CompletableFuture<ResolutionOutcome> begin(Answers answers) {
        return begin(
                answers,
                IndexPolicy.builder()
                        .index(entry(UPPER).build())
                        .index(entry(LOWER).build())
                        .build());
    }

    private CompletableFuture<ResolutionOutcome> begin(Answers answers, IndexPolicy policy) {
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require("lamp")
                .build();
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        new ResolutionSession(
                        request,
                        policy,
                        answers,
                        Optional.empty(),
                        new SessionEnvironment(
                                ResolutionListener.NONE,
                                Clock.systemUTC(),
                                Runnable::run,
                                deadlines,
                                SessionEnvironment.Asking.AHEAD),
                        outcome)
                .begin();
        return outcome;
    }

    /** Answers when it is told, and soundly where it has an answer. */
    private static final class Told implements PackageIndex {
        private final InMemoryIndex sound = InMemoryIndex.parse("lamp 1.0");
        final List<CompletableFuture<ProjectAnswer>> pages = new ArrayList<>();
        final List<CompletableFuture<MetadataAnswer>> metadata = new ArrayList<>();

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            CompletableFuture<ProjectAnswer> answer = new CompletableFuture<>();
            pages.add(answer);
            return answer;
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            CompletableFuture<MetadataAnswer> answer = new CompletableFuture<>();
            metadata.add(answer);
            return answer;
        }

        void answerPage(int question) {
            pages.get(question)
                    .complete(sound.project(ProjectName.parse("lamp"))
                            .toCompletableFuture()
                            .join());
        }

        void answerMetadata(int question) {
            ProjectAnswer.Present present = (ProjectAnswer.Present) sound.project(ProjectName.parse("lamp"))
                    .toCompletableFuture()
                    .join();
            metadata.get(question)
                    .complete(sound.metadata(present.page().file(0))
                            .toCompletableFuture()
                            .join());
        }
    }

    private final Told upper = new Told();
    private final Told lower = new Told();
    private final Answers answers = new Answers(Map.of(UPPER, upper, LOWER, lower));

    @Nested
    class ASessionThatIsGivenUp {
        @Test
        void leavesTheQuestionAboutAPageToTheOthers() {
            CompletableFuture<ResolutionOutcome> given = begin(answers);
            CompletableFuture<ResolutionOutcome> kept = begin(answers);

            given.cancel(true);

            assertThat(upper.pages).hasSize(1).noneMatch(CompletableFuture::isDone);
            upper.answerPage(0);
            upper.answerMetadata(0);
            assertThat(kept.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
            assertThat(upper.metadata).hasSize(1);
        }

        @Test
        void leavesTheQuestionAboutMetadataToTheOthers() {
            CompletableFuture<ResolutionOutcome> given = begin(answers);
            CompletableFuture<ResolutionOutcome> kept = begin(answers);
            upper.answerPage(0);

            given.cancel(true);

            assertThat(upper.metadata).hasSize(1).noneMatch(CompletableFuture::isDone);
            upper.answerMetadata(0);
            assertThat(kept.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
        }

        @Test
        void cancelsWhatNobodyWaitsForAndTheNextAsksAnew() {
            CompletableFuture<ResolutionOutcome> one = begin(answers);
            CompletableFuture<ResolutionOutcome> other = begin(answers);
            one.cancel(true);
            other.cancel(true);
            assertThat(upper.pages).hasSize(1).allMatch(CompletableFuture::isCancelled);

            CompletableFuture<ResolutionOutcome> next = begin(answers);
            upper.answerPage(1);
            upper.answerMetadata(0);
            assertThat(next.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
        }
    }

    @Nested
    class AFailure {
        @Test
        void ofAPageIsNoAbsenceForTheNextSession() {
            CompletableFuture<ResolutionOutcome> first = begin(answers);
            upper.pages
                    .get(0)
                    .complete(new ProjectAnswer.Unavailable(IndexFault.of(IndexFault.Kind.HOST, "upper", "nothing")));
            assertThat(first.join()).isInstanceOf(ResolutionOutcome.IndexFailure.class);

            CompletableFuture<ResolutionOutcome> next = begin(answers);
            assertThat(upper.pages).hasSize(2);
            upper.answerPage(1);
            upper.answerMetadata(0);
            assertThat(next.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
            assertThat(lower.pages).isEmpty();
        }

        @Test
        void ofMetadataIsAskedAgainAndThePageIsNot() {
            CompletableFuture<ResolutionOutcome> first = begin(answers);
            upper.answerPage(0);
            upper.metadata.get(0).completeExceptionally(new IllegalStateException());
            assertThat(first.join()).isInstanceOf(ResolutionOutcome.IndexFailure.class);

            CompletableFuture<ResolutionOutcome> next = begin(answers);
            upper.answerMetadata(1);
            assertThat(next.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
            assertThat(upper.pages).hasSize(1);
        }

        @Test
        void mayBeAnAbsenceThatTheKnownProjectBelies() {
            IndexPolicy policy = IndexPolicy.builder()
                    .index(entry(UPPER)
                            .knownProject(ProjectName.parse("kettle"))
                            .build())
                    .index(entry(LOWER).build())
                    .build();
            CompletableFuture<ResolutionOutcome> first = begin(answers, policy);
            upper.pages.get(0).complete(new ProjectAnswer.Absent());
            upper.pages.get(1).complete(new ProjectAnswer.Absent());
            assertThat(first.join()).isInstanceOf(ResolutionOutcome.IndexFailure.class);

            CompletableFuture<ResolutionOutcome> next = begin(answers, policy);
            assertThat(upper.pages).hasSize(3);
            upper.answerPage(2);
            upper.answerMetadata(0);
            assertThat(next.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
            assertThat(lower.pages).isEmpty();
        }

        @Test
        void ofTheKnownProjectIsNotRememberedEither() {
            IndexPolicy policy = IndexPolicy.builder()
                    .index(entry(UPPER)
                            .knownProject(ProjectName.parse("kettle"))
                            .build())
                    .index(entry(LOWER).build())
                    .build();
            CompletableFuture<ResolutionOutcome> first = begin(answers, policy);
            upper.pages.get(0).complete(new ProjectAnswer.Absent());
            upper.pages.get(1).complete(new ProjectAnswer.Absent());
            assertThat(first.join()).isInstanceOf(ResolutionOutcome.IndexFailure.class);

            CompletableFuture<ResolutionOutcome> next = begin(answers, policy);
            upper.pages.get(2).complete(new ProjectAnswer.Absent());
            // The index is well again, and proves that it lacks the name.
            upper.pages
                    .get(3)
                    .complete(InMemoryIndex.parse("kettle 1.0")
                            .project(ProjectName.parse("kettle"))
                            .toCompletableFuture()
                            .join());
            lower.answerPage(0);
            lower.answerMetadata(0);
            assertThat(next.join()).isInstanceOf(ResolutionOutcome.Resolved.class);
        }
    }
}
