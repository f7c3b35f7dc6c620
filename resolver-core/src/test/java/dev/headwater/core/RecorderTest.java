// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.local.ListedPage;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId THEIRS = IndexId.parse("theirs");
    private static final ProjectName LIB = ProjectName.parse("lib");

    @TempDir
    Path folder;

    private static IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(OURS, "https://ours.example.org/simple/")
                        .reserved(List.of(NamePattern.parse("acme-*")))
                        .knownProject(ProjectName.parse("acme-known"))
                        .trustGroup("a \"group\"")
                        .allowInsecure()
                        .build())
                .index(IndexEntry.builder(THEIRS, "https://theirs.example.org/simple/")
                        .coolDown(Duration.ofDays(1))
                        .deny(List.of(NamePattern.parse("secret-*")))
                        .build())
                .pin(ProjectName.parse("pinned"), THEIRS)
                .build();
    }

    private static ResolutionRequest request(String... requirements) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")));
        for (String requirement : requirements) {
            request.require(requirement);
        }
        return request.build();
    }

    private static ResolutionOutcome resolve(IndexPolicy policy, IndexFactory indexes, ResolutionRequest request) {
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(indexes)
                .withoutPrefetching()
                .clock(CLOCK)
                .build()) {
            return resolver.resolve(request);
        }
    }

    private ResolutionOutcome replay(Path recording, ResolutionRequest request) {
        IndexPolicy policy = PolicyFile.load(recording.resolve("headwater.toml"));
        return resolve(policy, LocalIndexes.factory(), request);
    }

    private static String json(ResolutionOutcome outcome) {
        return ResolutionReport.of(outcome).json().replaceAll("\"policy-digest\": \"[^\"]*\"", "");
    }

    private static IndexFactory texts(String ours, String theirs) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        indexes.put(OURS, InMemoryIndex.parse(ours + "\nacme-known 1.0"));
        indexes.put(THEIRS, InMemoryIndex.parse(theirs));
        return IndexFactory.of(indexes);
    }

    private void holds(IndexFactory indexes, ResolutionRequest request) throws IOException {
        Recorder recorder = Recorder.of(policy(), indexes);
        ResolutionOutcome outcome = resolve(policy(), recorder, request);
        Path recording = folder.resolve("recording");
        recorder.write(recording);

        assertThat(json(replay(recording, request))).isEqualTo(json(outcome));
    }

    @Nested
    class Replay {
        @Test
        void ofASolutionIsTheSame() throws IOException {
            holds(texts("acme-app 1.0: lib<2, six", """
                            lib 1.0 | uploaded 2025-01-31T12:00:00Z | python >=3.8 | sdist | wheel 2-py3-none-any
                            lib 2.0 | uploaded 2025-01-31
                            six 1.0 | uploaded 2026-05-31T23:00:00Z | yanked: broken
                            six 0.9 | uploaded 2020-01-01
                            """), request("acme-app"));
        }

        @Test
        void ofNoSolutionIsTheSame() throws IOException {
            holds(texts("acme-app 1.0: lib>2", """
                            lib 1.0 | uploaded 2025-01-31
                            project lib: archived, use other
                            """), request("acme-app"));
        }

        @Test
        void ofWhatIsProvidedIsTheSame() throws IOException {
            holds(
                    texts("acme-app 1.0 provided pkg:deb/debian/python3-acme@1.0-2?arch=all: lib", """
                            lib 2.0 provided pkg:deb/debian/python3-lib@2.0-1 | uploaded 2026-05-31T23:00:00Z
                            lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1
                                | uploaded 2025-01-31T12:00:00.123456Z | native libffi8
                            """),
                    request("acme-app"));
        }

        @Test
        void ofWhatIsProvidedAndDoesNotFitIsTheSame() throws IOException {
            holds(texts("", "lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1 | python <3"), request("lib"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sha256 1111111111222222222233333333334444444444555555555566666666667777",
                    "feed-digest 1111111111222222222233333333334444444444555555555566666666667777",
                    "serves 3.12 amd64 x86_64 | date 2026-05-01 | note packaged-version: 1.1 | own-extra fast: lid",
                    "own without-requirements | own-extra fast: lid",
                    "own-fault: status 503",
                    "own none",
                    "unusable version: None",
                    "unusable claimed: python3-other"
                })
        void ofWhatLiesWithinAPackageIsTheSame(String facts) throws IOException {
            holds(texts("lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1 | " + facts, """
                            lib 2.0
                            lid 1.0
                            """), request("lib[fast]"));
        }

        @Test
        void ofWhatIsProvidedAndCannotBeReadIsTheSame() throws IOException {
            holds(
                    texts("lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1 | metadata-fault: status 503", ""),
                    request("lib"));
        }

        @Test
        void ofAFailedIndexIsTheSame() throws IOException {
            holds(texts("failing lib: status 503", "lib 1.0"), request("lib"));
        }

        @Test
        void ofFailedMetadataIsTheSame() throws IOException {
            holds(texts("lib 1.0 | metadata-fault: status 503", ""), request("lib"));
        }

        @Test
        void ofAQuarantinedProjectIsTheSame() throws IOException {
            holds(texts("lib 1.0\nproject lib: quarantined, is malware", ""), request("lib"));
        }

        @Test
        void knowsNothingThatWasNotAsked() throws IOException {
            Recorder recorder = Recorder.of(policy(), texts("lib 1.0", ""));
            resolve(policy(), recorder, request("lib"));
            recorder.write(folder.resolve("r"));

            assertThat(replay(folder.resolve("r"), request("six"))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"lib-1.0-py3-none-any.whl?token=abc", "lib-1.0.tar.gz#subdirectory=sub"})
        void ofFilesAtUrlsIsTheSame(String file) throws IOException {
            MetadataAnswer answer = ArchiveMetadata.ofText(
                    "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: six\n",
                    MetadataOrigin.Source.WHEEL);
            IndexFactory indexes = texts("six 1.0", "");
            IndexFactory withUrls = new IndexFactory() {
                @Override
                public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy given) {
                    return indexes.create(entry, given);
                }

                @Override
                public Optional<PackageIndex> archives(IndexPolicy given) {
                    return Optional.of(new Fixed(new ProjectAnswer.Absent(), answer));
                }
            };

            holds(withUrls, request("lib @ https://example.org/" + file));
        }
    }

    /** One answer for all. */
    private record Fixed(ProjectAnswer project, MetadataAnswer metadata) implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return CompletableFuture.completedFuture(project);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return CompletableFuture.completedFuture(metadata);
        }
    }

    private static DistributionFile file(String url, Optional<FileHashes> metadata) {
        DistributionFile.Builder file = DistributionFile.builder(LIB, "lib-1.0-py3-none-any.whl", url)
                .hashes(FileHashes.of(
                        List.of(new FileHash("sha512", "ab".repeat(64)), new FileHash("md5", "cd".repeat(16)))))
                .size(12)
                .uploadTime(Instant.parse("2025-01-31T12:00:00.123456Z"))
                .requiresPython(">=3.8")
                .yank(Yank.withoutReason());
        metadata.ifPresent(file::metadata);
        return file.build();
    }

    /** Puts one page and one metadata answer through a recording. */
    private RecordingIndex throughARecording(ProjectStatus status, DistributionFile file, MetadataAnswer answer)
            throws IOException {
        return throughARecording(folder, status, file, answer);
    }

    private static RecordingIndex throughARecording(
            Path folder, ProjectStatus status, DistributionFile file, MetadataAnswer answer) throws IOException {
        Fixed index = new Fixed(new ProjectAnswer.Present(ListedPage.ofFiles(LIB, status, List.of(file))), answer);
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(OURS, "ours").kind(IndexKind.SUPPLIED).build())
                .build();
        Recorder recorder = Recorder.of(policy, (entry, given) -> Optional.of(index));
        PackageIndex listening =
                recorder.create(policy.indexes().get(0), policy).orElseThrow();
        assertThat(listening.project(LIB).toCompletableFuture()).isDone();
        assertThat(listening.metadata(file).toCompletableFuture()).isDone();
        recorder.write(folder.resolve("recording"));
        return RecordingIndex.of(folder.resolve("recording/ours"));
    }

    private static MetadataAnswer metadata(PackageIndex index, DistributionFile file) {
        return index.metadata(file).toCompletableFuture().join();
    }

    @Test
    void whereMetadataWasReadIsKept() throws IOException {
        DistributionFile file = file("https://example.org/lib-1.0-py3-none-any.whl", Optional.empty());
        int number = 0;
        for (MetadataOrigin.Source source : MetadataOrigin.Source.values()) {
            for (boolean verified : new boolean[] {false, true}) {
                MetadataAnswer read =
                        ArchiveMetadata.ofText("Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n", source);
                MetadataAnswer answer = verified ? read.asVerified() : read;
                Path own = Files.createDirectory(folder.resolve("r" + number++));

                MetadataAnswer again = metadata(throughARecording(own, ProjectStatus.ACTIVE, file, answer), file);

                assertThat(((MetadataAnswer.Found) again).origin()).isEqualTo(new MetadataOrigin(source, verified));
            }
        }
    }

    @Nested
    class APage {
        @Test
        void keepsEverything() throws IOException {
            DistributionFile file =
                    file("https://example.org/lib-1.0-py3-none-any.whl", Optional.of(FileHashes.none()));
            ProjectStatus status =
                    new ProjectStatus(ProjectStatus.State.DEPRECATED, Optional.of("use\n\"other\" \u00e9"));
            RecordingIndex index = throughARecording(
                    status, file, new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE, "Requires-Dist is dynamic"));

            ProjectAnswer.Present answer = (ProjectAnswer.Present)
                    index.project(LIB).toCompletableFuture().join();
            assertThat(answer.page().status()).isEqualTo(status);
            assertThat(answer.page().file(0)).isEqualTo(file);
            assertThat(metadata(index, file))
                    .isEqualTo(new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE, "Requires-Dist is dynamic"));
        }

        @Test
        void keepsFaultsToTheLastField() throws IOException {
            DistributionFile file = file("https://example.org/lib-1.0-py3-none-any.whl", Optional.empty());
            MetadataAnswer fault = new MetadataAnswer.Unavailable(IndexFault.ofStatus(503, "there")
                    .after(4)
                    .withRemedy(Remedy.of(Remedy.Action.GIVE_LOGIN, "https://example.org")));

            assertThat(metadata(throughARecording(ProjectStatus.ACTIVE, file, fault), file))
                    .isEqualTo(fault);
        }

        @Test
        void isReadAsOlderReleasesWroteIt() throws IOException {
            Files.createDirectories(folder.resolve("old/pages"));
            Files.writeString(folder.resolve("old/manifest.json"), """
                    {"format": 2, "absent": [], "failures": {"six": {"location": "https://example.org/six/",
                      "received": "status 503", "attempts": 4, "repair": "try again later"}}}""");
            Files.writeString(folder.resolve("old/pages/lib.json"), """
                    {"name": "lib", "files": [
                      {"filename": "lib-1.0.tar.gz", "url": "https://example.org/1", "hashes": {},
                       "metadata": {"unusable": "has no reliable metadata without building it: Requires-Dist is dynamic"}},
                      {"filename": "lib-2.0.tar.gz", "url": "https://example.org/2", "hashes": {},
                       "fault": "is listed with a hash that is none", "metadata": {"unusable": "is odd"},
                       "content": {"unreadable": "it is too large"}}]}""");
            RecordingIndex index = RecordingIndex.of(folder.resolve("old"));

            assertThat(Answers.fault(index, "six"))
                    .isEqualTo(IndexFault.of(IndexFault.Kind.OTHER, "https://example.org/six/", "status 503")
                            .after(4)
                            .withRemedy(Remedy.of(Remedy.Action.OTHER, "try again later")));
            assertThat(Answers.unusable(Answers.metadata(index, "lib", 0)))
                    .isEqualTo("UNRELIABLE: Requires-Dist is dynamic");
            assertThat(Answers.unusable(Answers.metadata(index, "lib", 1))).isEqualTo("OTHER: is odd");
            assertThat(Answers.page(index, "lib").fault(1)).isEqualTo(ListingFault.OTHER);
        }

        @Test
        void keepsMetadataInWhateverEncodingAndHowItWasRead() throws IOException {
            byte[] text =
                    "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nAuthor: J\u00fcrgen\nRequires-Dist: caf\u00e9\n"
                            .getBytes(StandardCharsets.ISO_8859_1);
            DistributionFile file = file("https://example.org/lib-1.0-py3-none-any.whl", Optional.empty());
            MetadataAnswer answer = new MetadataAnswer.Found(CoreMetadata.parse(text), MetadataOrigin.Source.RECORDED);

            MetadataAnswer.Found read =
                    (MetadataAnswer.Found) metadata(throughARecording(ProjectStatus.ACTIVE, file, answer), file);
            assertThat(read.source()).isEqualTo(MetadataOrigin.Source.RECORDED);
            assertThat(read.effective().fields().isReadable("Requires-Dist")).isFalse();
            assertThat(read.effective().fields().toBytes()).isEqualTo(text);
        }

        @Test
        void holdsNoSecrets() throws IOException {
            DistributionFile file = file(
                    "https://me:hunter2@example.org/lib-1.0-py3-none-any.whl?token=hunter2#hunter2", Optional.empty());
            MetadataAnswer answer = ArchiveMetadata.ofText(
                    "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: a @ https://u:hunter2@example.org/\n",
                    MetadataOrigin.Source.WHEEL);
            throughARecording(ProjectStatus.ACTIVE, file, answer);

            assertThat(contents(folder).values()).isNotEmpty().noneMatch(text -> text.contains("hunter2"));
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Nested
    class Writing {
        private Recorder recorded() {
            Recorder recorder = Recorder.of(policy(), texts("b 1.0: a\na 1.0: c\nfailing d: status 503", "c 1.0"));
            resolve(policy(), recorder, request("b", "c"));
            return recorder;
        }

        @Test
        void givesTheSameBytesForTheSameAnswers() throws IOException {
            recorded().write(folder.resolve("one"));
            recorded().write(folder.resolve("two"));

            assertThat(contents(folder.resolve("one")))
                    .isEqualTo(contents(folder.resolve("two")))
                    .containsKeys("headwater.toml", "ours/manifest.json", "ours/pages/a.json", "theirs/manifest.json");
        }

        @Test
        void leavesAloneWhatIsThere() throws IOException {
            Path taken = Files.createDirectories(folder.resolve("taken"));
            Files.createDirectories(folder.resolve("empty"));
            Files.writeString(taken.resolve("file"), "mine");

            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> recorded().write(taken));
            recorded().write(folder.resolve("empty"));
            assertThat(contents(taken)).containsOnlyKeys("file");
            assertThat(Files.isRegularFile(folder.resolve("empty/headwater.toml")))
                    .isTrue();
        }
    }

    @Test
    void overlaysAreThereBesideWhatWasPublished() throws IOException {
        IndexPolicy policy = policy().toBuilder()
                .overlaysMayAdd()
                .overlays(OverlayFile.parse("""
                        [[overlay]]
                        id = "fix"
                        reason = "it works"
                        index = "theirs"
                        project = "lib"
                        versions = "==1.0"
                        replace = [{ old = "six<1", new = "six" }]
                        add = ["idna"]
                        """, Path.of("fixes.toml")))
                .build();
        Recorder recorder = Recorder.of(
                policy,
                IndexFactory.of(Map.of(
                        OURS,
                        InMemoryIndex.parse("acme-known 1.0"),
                        THEIRS,
                        InMemoryIndex.parse("lib 1.0: six<1\nsix 2.0\nidna 3.0"))));
        ResolutionOutcome outcome = resolve(policy, recorder, request("lib"));
        recorder.write(folder.resolve("recording"));

        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(json(outcome)).contains("overlay:fix", "\"requires-dist\": [\"six<1\"]");
        assertThat(json(replay(folder.resolve("recording"), request("lib")))).isEqualTo(json(outcome));
    }
}
