// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.local.ListedPage;
import dev.headwater.core.report.ResolutionReport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an index may give besides sound answers: pages that throw, silence, texts in another encoding. */
class HostileIndexTest {
    private static final ProjectName KETTLE = ProjectName.parse("kettle");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void aPageThatCannotSayItsNameIsNoAnswer() {
        PackageIndex index = answering(new Page() {
            @Override
            public ProjectName name() {
                throw new IllegalStateException("thrown");
            }
        });

        assertThat(resolve(index, Duration.ofSeconds(20))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }

    @Test
    void aPageThatThrowsIsADefectThatSaysWhatWasThrown() {
        PackageIndex index = answering(new Page() {
            @Override
            public String filename(int file) {
                throw new IllegalStateException("thrown by the page");
            }
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> resolve(index, Duration.ofSeconds(20)))
                .withMessageContaining("thrown by the page");
    }

    @Test
    void anIndexThatNeverAnswersMeetsTheTimeLimitEvenIfTheClockStands() {
        CompletableFuture<ProjectAnswer> never = new CompletableFuture<>();
        PackageIndex index = new Index(never, new MetadataAnswer.Unusable(UnusableCause.OTHER, "is not asked for"));

        assertThat(resolve(index, Duration.ofMillis(20))).isInstanceOf(ResolutionOutcome.Stopped.class);
        assertThat(never).isCancelled();
    }

    @Test
    void requirementsInAnotherEncodingAreNotTakenForNone() {
        byte[] text =
                "Metadata-Version: 2.1\nName: kettle\nVersion: 1.0\nRequires-Dist: lid\nRequires-Dist: caf\u00e9\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        MetadataAnswer latin = new MetadataAnswer.Found(CoreMetadata.parse(text), MetadataOrigin.Source.WHEEL);

        ResolutionOutcome outcome = resolve(new Index(present(new Page(kettle("a"))), latin), Duration.ofSeconds(20));

        assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        assertThat(ResolutionReport.of(outcome).messages())
                .contains("Requires-Dist")
                .contains("UTF-8");
    }

    @Test
    void aFileListedThriceContradictsItselfThoughTheFirstHasNoHash() {
        PackageIndex index = answering(new Page(kettle(""), kettle("a"), kettle("b")));

        assertThat(resolve(index, Duration.ofSeconds(20))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }

    @Test
    void aCutOffInTheFarFutureExcludesNothing() {
        InMemoryIndex index = InMemoryIndex.builder().release("kettle", "1.0").build();

        ResolutionOutcome outcome =
                resolve(index, Duration.ofSeconds(20), request().excludeNewer(Instant.MAX));

        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
    }

    private static ResolutionRequest.Builder request() {
        return ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require("kettle");
    }

    private static ResolutionOutcome resolve(PackageIndex index, Duration timeLimit) {
        return resolve(index, timeLimit, request());
    }

    private static ResolutionOutcome resolve(
            PackageIndex index, Duration timeLimit, ResolutionRequest.Builder request) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("inner"), "wheels")
                        .kind(IndexKind.DIRECTORY)
                        .build())
                .timeLimit(timeLimit)
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes((entry, given) -> Optional.of(index))
                .clock(CLOCK)
                .build()) {
            return resolver.resolve(request.build());
        }
    }

    private static DistributionFile kettle(String digit) {
        return DistributionFile.builder(
                        KETTLE, "kettle-1.0-py3-none-any.whl", "https://files.example.org/kettle-1.0-py3-none-any.whl")
                .hashes(
                        digit.isEmpty()
                                ? FileHashes.none()
                                : FileHashes.of(List.of(new FileHash("sha256", digit.repeat(64)))))
                .build();
    }

    private static PackageIndex answering(ProjectPage page) {
        return new Index(present(page), new MetadataAnswer.Unusable(UnusableCause.OTHER, "is not asked for"));
    }

    private static CompletableFuture<ProjectAnswer> present(ProjectPage page) {
        return CompletableFuture.completedFuture(new ProjectAnswer.Present(page));
    }

    /** Gives the same answers to all questions. */
    private record Index(CompletableFuture<ProjectAnswer> page, MetadataAnswer answer) implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return page;
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return CompletableFuture.completedFuture(answer);
        }
    }

    /** A sound page, of which tests replace a part. */
    private static class Page implements ProjectPage {
        private final ListedPage listed;

        Page(DistributionFile... files) {
            this.listed = ListedPage.ofFiles(
                    KETTLE, ProjectStatus.ACTIVE, files.length == 0 ? List.of(kettle("a")) : List.of(files));
        }

        @Override
        public ProjectName name() {
            return listed.name();
        }

        @Override
        public ProjectStatus status() {
            return listed.status();
        }

        @Override
        public int fileCount() {
            return listed.fileCount();
        }

        @Override
        public String filename(int file) {
            return listed.filename(file);
        }

        @Override
        public long uploadTime(int file) {
            return listed.uploadTime(file);
        }

        @Override
        public @Nullable String requiresPython(int file) {
            return listed.requiresPython(file);
        }

        @Override
        public boolean isYanked(int file) {
            return listed.isYanked(file);
        }

        @Override
        public DistributionFile file(int file) {
            return listed.file(file);
        }
    }
}
