// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.local.Archives;
import dev.headwater.core.local.Sha256;
import dev.headwater.core.report.ResolutionReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of which the page lists no hash of a kind that the request names: unknown, not wrong. */
class UnlistedHashesTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final FileHash MD5 = new FileHash("md5", "0123456789abcdef0123456789abcdef");
    private static final FileHash OTHER = new FileHash("sha256", "cd".repeat(32));
    private static final String TEXT = "Metadata-Version: 2.2\nName: lib\nVersion: ";

    private static final DistributionFile NEW = file("2.0", Optional.empty());
    private static final DistributionFile OLD = file("1.0", Optional.empty());

    private static DistributionFile file(String version, Optional<FileHashes> announced) {
        String filename = "lib-" + version + "-py3-none-any.whl";
        DistributionFile.Builder file = DistributionFile.builder(
                        ProjectName.parse("lib"), filename, "memory:/" + filename)
                .hashes(FileHashes.of(List.of(MD5)));
        announced.ifPresent(file::metadata);
        return file.build();
    }

    private static String text(DistributionFile file) {
        return TEXT + (file.filename().startsWith("lib-2.0") ? "2.0\n" : "1.0\n");
    }

    private static FileHash hash(String algorithm, DistributionFile file) {
        byte[] bytes = (file.url() + "\n" + text(file)).getBytes(StandardCharsets.UTF_8);
        try {
            return FileDigest.of(new ByteArrayInputStream(bytes), List.of(algorithm))
                    .of(algorithm)
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InMemoryIndex index(DistributionFile... files) {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        for (DistributionFile file : files) {
            index.file(file, text(file));
        }
        return index.build();
    }

    /** Writes down which questions about files were put, and answers those about bytes in its own way. */
    private static final class Asked extends ForwardingIndex {
        private final Function<DistributionFile, CompletionStage<ContentAnswer>> contents;
        private final List<String> questions = new ArrayList<>();

        Asked(PackageIndex index, Function<DistributionFile, CompletionStage<ContentAnswer>> contents) {
            super(index);
            this.contents = contents;
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            questions.add("metadata of " + file.filename());
            return super.metadata(file);
        }

        @Override
        public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
            questions.add("content of " + file.filename() + " by " + algorithms);
            return contents.apply(file);
        }
    }

    private static Asked asked(PackageIndex index, String... algorithms) {
        return new Asked(index, file -> index.content(file, List.of(algorithms)));
    }

    private static ResolutionOutcome resolve(IndexFactory indexes, IndexEntry entry, FileHash... requested) {
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                .require(new RequestedRequirement(
                        Requirement.parse("lib"), Place.inFile("the test"), List.of(requested)))
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(IndexPolicy.builder().index(entry).build())
                .indexes(indexes)
                .clock(Clock.systemUTC())
                .build()) {
            return resolver.resolve(request);
        }
    }

    private static ResolutionOutcome resolve(PackageIndex index, FileHash... requested) {
        return resolve(
                IndexFactory.of(Map.of(OURS, index)),
                IndexEntry.builder(OURS, "ours").kind(IndexKind.SUPPLIED).build(),
                requested);
    }

    private static PinnedPackage pinned(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome).packages().get(0);
    }

    private static String message(ResolutionOutcome outcome) {
        return ResolutionReport.of(outcome).text();
    }

    @Test
    void aFileIsReadAndTakenIfItsBytesAreNamed() {
        PinnedPackage lib = pinned(resolve(index(OLD, NEW), hash("sha256", NEW)));

        assertThat(lib.version()).hasToString("2.0");
        assertThat(lib.file().orElseThrow().hashes().asList()).containsExactly(MD5, hash("sha256", NEW));
        assertThat(lib.metadata().verified()).isTrue();
    }

    @Test
    void anyOfTheHashesIsEnough() {
        PinnedPackage lib = pinned(resolve(index(NEW), OTHER, hash("sha256", NEW), hash("sha512", OLD)));

        assertThat(lib.version()).hasToString("2.0");
        assertThat(pinned(resolve(index(NEW), hash("sha512", NEW))).version()).hasToString("2.0");
    }

    @Test
    void aFileOfOtherBytesIsLeftOutAndTheNextVersionIsLookedAt() {
        assertThat(pinned(resolve(index(OLD, NEW), hash("sha256", OLD))).version())
                .hasToString("1.0");
        assertThat(message(resolve(index(NEW), OTHER)))
                .contains(
                        "was read and has the hash " + hash("sha256", NEW) + ", which is none that the request names");
    }

    @Test
    void aListedHashOfThatKindThatDiffersExcludesUnread() {
        DistributionFile listed = NEW.toBuilder()
                .hashes(FileHashes.of(List.of(hash("sha256", NEW))))
                .build();
        Asked index = asked(index(listed), "sha256");

        assertThat(resolve(index, OTHER)).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        assertThat(index.questions).isEmpty();
    }

    @Test
    void aWeakHashDoesNotVouchForAFileWhereAStrongOneIsNamed() {
        FileHash weak = hash("md5", NEW);
        DistributionFile listed =
                NEW.toBuilder().hashes(FileHashes.of(List.of(weak))).build();
        DistributionFile bare = NEW.toBuilder().hashes(FileHashes.none()).build();

        for (DistributionFile file : List.of(listed, bare)) {
            assertThat(message(resolve(index(file), OTHER, weak)))
                    .contains("was read and has the hash " + hash("sha256", NEW));
            assertThat(pinned(resolve(index(file), hash("sha256", NEW), OTHER, weak))
                            .file()
                            .orElseThrow()
                            .hashes())
                    .contains(hash("sha256", NEW), weak);
            assertThat(pinned(resolve(index(file), weak)).version()).hasToString("2.0");
            FileHash unknown = new FileHash("blake2b", "ab".repeat(64));
            assertThat(pinned(resolve(index(file), unknown, weak)).version()).hasToString("2.0");
        }
    }

    @Test
    void whereOneFileIsNamedByAStrongHashAndAnotherByAWeakOneOnlyTheFirstIsTaken() {
        DistributionFile old = OLD.toBuilder().hashes(FileHashes.none()).build();
        DistributionFile newer = NEW.toBuilder().hashes(FileHashes.none()).build();

        assertThat(pinned(resolve(index(old, newer), hash("sha256", OLD), hash("md5", NEW)))
                        .version())
                .hasToString("1.0");
        assertThat(pinned(resolve(index(old, newer), hash("sha256", OLD), hash("sha256", NEW)))
                        .version())
                .hasToString("2.0");
    }

    @Test
    void anIndexThatComputesOnlyTheWeakHashDoesNotVouchEither() {
        FileHash weak = hash("md5", NEW);
        DistributionFile listed =
                NEW.toBuilder().hashes(FileHashes.of(List.of(weak))).build();

        assertThat(message(resolve(asked(index(listed), "md5"), hash("sha256", NEW), weak)))
                .contains("has no sha256 on the page to hold against the request, and none of these can be computed");
    }

    @Test
    void bytesThatAreNotWhatThePagePromisesAreAFailureOfTheIndex() {
        assertThat(resolve(index(NEW), hash("sha256", NEW), MD5, hash("md5", NEW)))
                .isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }

    @Test
    void anIndexThatReadsNoFilesSaysSo() {
        Asked index = new Asked(
                index(NEW),
                file -> CompletableFuture.completedFuture(new ContentAnswer.Unreadable(UnusableCause.NO_CONTENT)));

        assertThat(message(resolve(index, OTHER)))
                .contains(
                        "has no sha256 on the page to hold against the request, and it cannot be read, for the index reads no files");
    }

    @Test
    void aKindThatCannotBeComputedIsSaid() {
        assertThat(message(resolve(index(NEW), new FileHash("blake2b", "ab".repeat(64)))))
                .contains("has no blake2b on the page to hold against the request, and none of these can be computed");
    }

    // An index that breaks the contract about nulls is the point.
    @SuppressWarnings("NullAway")
    private static CompletionStage<ContentAnswer> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void aFileThatCannotBeHadIsAFailureOfTheIndex() {
        IndexFault fault = IndexFault.of(IndexFault.Kind.STATUS, "memory:/lib", "status 503");
        for (CompletionStage<ContentAnswer> stage : List.<CompletionStage<ContentAnswer>>of(
                CompletableFuture.completedFuture(new ContentAnswer.Unavailable(fault)),
                CompletableFuture.failedFuture(new IllegalStateException("no")),
                nothing())) {
            assertThat(resolve(new Asked(index(OLD, NEW), file -> stage), hash("sha256", OLD)))
                    .isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }
    }

    @Nested
    class OneDownload {
        @Test
        void isEnoughWhereNoMetadataIsAnnounced() {
            Asked index = asked(index(NEW), "sha256");

            assertThat(pinned(resolve(index, hash("sha256", NEW))).version()).hasToString("2.0");
            assertThat(index.questions).containsExactly("content of " + NEW.filename() + " by [sha256]");
        }

        @Test
        void comesBehindTheAnnouncedMetadataWhichMayExcludeTheFile() {
            DistributionFile good = file("2.0", Optional.of(Sha256.hashes(text(NEW))));
            DistributionFile bad = file("3.0", Optional.of(FileHashes.none()));
            Asked index = asked(index(good, bad), "sha256");

            PinnedPackage lib = pinned(resolve(index, hash("sha256", good)));

            assertThat(lib.metadata()).isEqualTo(new MetadataOrigin(MetadataOrigin.Source.ANNOUNCED, true));
            assertThat(index.questions)
                    .containsExactly(
                            "metadata of " + bad.filename(),
                            "metadata of " + good.filename(),
                            "content of " + good.filename() + " by [sha256]");
        }
    }

    @Test
    void aFolderReadsItsFiles(@TempDir Path folder) throws IOException {
        byte[] wheel = Archives.zip("lib-2.0.dist-info/METADATA", text(NEW));
        Files.write(folder.resolve(NEW.filename()), wheel);
        IndexEntry entry = IndexEntry.builder(OURS, folder.toString())
                .kind(IndexKind.DIRECTORY)
                .build();
        FileHash sha512 = FileDigest.of(new ByteArrayInputStream(wheel), List.of("sha512"))
                .of("sha512")
                .orElseThrow();

        assertThat(pinned(resolve(LocalIndexes.factory(), entry, sha512))
                        .file()
                        .orElseThrow()
                        .hashes())
                .contains(sha512);
        assertThat(resolve(LocalIndexes.factory(), entry, new FileHash("sha512", "ab".repeat(64))))
                .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
    }

    @Test
    void aRecordingRepeatsWhatWasReadOrWhyNot(@TempDir Path folder) throws IOException {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(OURS, "ours").kind(IndexKind.SUPPLIED).build())
                .build();
        DistributionFile announced = file("2.0", Optional.of(Sha256.hashes(text(NEW))));
        int number = 0;
        for (PackageIndex index : List.of(
                index(OLD, NEW),
                index(announced),
                new Asked(
                        index(NEW),
                        file -> CompletableFuture.completedFuture(
                                new ContentAnswer.Unreadable(UnusableCause.TOO_LARGE))),
                new Asked(
                        index(NEW),
                        file -> CompletableFuture.completedFuture(new ContentAnswer.Unavailable(
                                IndexFault.of(IndexFault.Kind.STATUS, "memory:/lib", "status 503")))))) {
            Recorder recorder = Recorder.of(policy, IndexFactory.of(Map.of(OURS, index)));
            IndexEntry entry = policy.indexes().get(0);
            ResolutionOutcome outcome = resolve(recorder, entry, hash("sha256", NEW));
            Path recording = folder.resolve("r" + number++);
            recorder.write(recording);

            ResolutionOutcome again = resolve(
                    IndexFactory.of(Map.of(OURS, RecordingIndex.of(recording.resolve("ours")))),
                    entry,
                    hash("sha256", NEW));

            assertThat(ResolutionReport.of(again).json())
                    .isEqualTo(ResolutionReport.of(outcome).json());
        }
    }
}
