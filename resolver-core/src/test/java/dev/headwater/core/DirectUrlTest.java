// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DirectUrlTest {
    private static final String URL = "https://example.org/lib-1.0-py3-none-any.whl";
    private static final FileHash ONE = new FileHash("sha256", "ab".repeat(32));
    private static final FileHash OTHER = new FileHash("sha256", "cd".repeat(32));
    private static final FileHash LONG = new FileHash("sha512", "ef".repeat(64));

    private final List<DistributionFile> asked = new ArrayList<>();
    private MetadataAnswer answer = ArchiveMetadata.ofText(
            "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: six\n", MetadataOrigin.Source.WHEEL);

    /** Reads whatever it is asked for as the same archive. */
    private final class Archive implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            throw new IllegalStateException("nobody may ask about '" + name + "' here");
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            asked.add(file);
            return CompletableFuture.supplyAsync(() -> answer);
        }
    }

    private ResolutionOutcome resolve(ResolutionRequest.Builder request) {
        IndexId id = IndexId.parse("own");
        IndexFactory own = IndexFactory.of(Map.of(id, InMemoryIndex.parse("six 1.16\nlib 2.0")));
        IndexFactory withArchives = new IndexFactory() {
            @Override
            public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy given) {
                return Optional.empty();
            }

            @Override
            public Optional<PackageIndex> archives(IndexPolicy given) {
                return Optional.of(new Archive());
            }
        };
        try (Resolver resolver = Resolvers.builder()
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(id, "ours")
                                .kind(IndexKind.SUPPLIED)
                                .build())
                        .build())
                .indexes(own.orElse(withArchives))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(request.build());
        }
    }

    private static ResolutionRequest.Builder request() {
        return ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")));
    }

    private static RequestedRequirement lib(String url, FileHash... hashes) {
        return new RequestedRequirement(Requirement.parse("lib @ " + url), Place.inFile("the test"), List.of(hashes));
    }

    private List<PinnedPackage> packages(ResolutionRequest.Builder request) {
        ResolutionOutcome outcome = resolve(request);
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome).packages();
    }

    private String problem(ResolutionRequest.Builder request) {
        ResolutionOutcome outcome = resolve(request);
        assertThat(outcome).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
        return outcome.toString();
    }

    @Test
    void isTheOneCandidateOfItsNameAndItsDependenciesAreResolved() {
        List<PinnedPackage> packages = packages(request().require(lib(URL)));

        assertThat(packages).hasToString("[lib 1.0 from " + URL + ", six 1.16 from own]");
        assertThat(packages.get(0).rule()).isEqualTo(OwnerRule.DIRECT_URL);
        assertThat(asked).hasSize(1);
    }

    @Test
    void mayBeOnThisMachineWithoutTls() {
        assertThat(packages(request().require(lib("http://127.0.0.3:8080/lib-1.0-py3-none-any.whl"))))
                .hasSize(2);
        assertThat(problem(request().require(lib("http://127.0.0.1.example.org/lib-1.0-py3-none-any.whl"))))
                .contains("https://");
    }

    @Test
    void thatCannotBeReadIsAFailureAndNoConflict() {
        answer = new MetadataAnswer.Unavailable(IndexFault.of(IndexFault.Kind.STATUS, URL, "status 503"));

        assertThat(resolve(request().require(lib(URL)))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }

    @Nested
    class ASubdirectory {
        @Test
        void isKeptAndLeadsNowhereElse() {
            PinnedPackage lib = packages(request().require(lib(URL + "#egg=lib&subdirectory=src/lib")))
                    .get(0);

            assertThat(lib.subdirectory()).contains("src/lib");
            assertThat(asked.get(0).url()).isEqualTo(URL);
        }

        @Test
        void isAPathWithinTheArchive() {
            for (String path : List.of("/etc", "..", "a/../../b", "a//b")) {
                assertThat(problem(request().require(lib(URL + "#subdirectory=" + path))))
                        .contains("a path within it");
            }
        }

        @Test
        void ofASourceArchiveIsWhereItsMetadataIsRead() {
            String archive = "https://example.org/lib-1.0.tar.gz";
            for (FileHash[] hashes : List.of(new FileHash[0], new FileHash[] {ONE})) {
                asked.clear();
                PinnedPackage lib = packages(request().require(lib(archive + "#subdirectory=a/sub", hashes)))
                        .get(0);

                assertThat(lib.subdirectory()).contains("a/sub");
                assertThat(asked).allSatisfy(file -> {
                    assertThat(file.url()).isEqualTo(archive);
                    assertThat(file.subdirectory()).contains("a/sub");
                });
            }
            assertThat(asked).isNotEmpty();
        }

        @Test
        void ofASourceArchiveIsInTheReport() {
            String archive = "https://example.org/lib-1.0.tar.gz";
            String report = ResolutionReport.of(resolve(request().require(lib(archive + "#subdirectory=a/sub"))))
                    .json();

            assertThat(report).contains("\"subdirectory\": \"a/sub\"");
            assertThat(ResolutionReport.of(resolve(request().require(lib(archive))))
                            .json())
                    .contains(archive)
                    .doesNotContain("subdirectory");
            assertThat(ResolutionReport.of(resolve(request().require(lib(URL + "#subdirectory=a/sub"))))
                            .json())
                    .doesNotContain("\"subdirectory\"");
        }

        @Test
        void ofAWheelIsNotForWhoReadsIt() {
            packages(request().require(lib(URL + "#subdirectory=sub")));

            assertThat(asked).allSatisfy(file -> assertThat(file.subdirectory()).isEmpty());
        }

        @Test
        void thatIsAnotherIsAnotherUrl() {
            assertThat(problem(
                            request().require(lib(URL + "#subdirectory=one")).require(lib(URL + "#subdirectory=two"))))
                    .contains("two");
        }
    }

    @Nested
    class AnArchiveOfAnotherName {
        private static final String ARCHIVE = "https://example.org/mono-main.zip";

        @Test
        void hasTheVersionOfItsMetadata() {
            PinnedPackage lib = packages(request()
                            .require(lib(ARCHIVE + "#subdirectory=lib"))
                            .constrain(new RequestedRequirement(
                                    Requirement.parse("lib<2"), Place.inFile("one"), List.of())))
                    .get(0);

            assertThat(lib).hasToString("lib 1.0 from " + ARCHIVE);
            assertThat(lib.subdirectory()).contains("lib");
            assertThat(lib.file().orElseThrow().filename()).isEqualTo("mono-main.zip");
            assertThat(asked).hasSize(1);
        }

        @Test
        void mayBeginWithTheNameOfTheProject() {
            assertThat(packages(request().require(lib("https://example.org/lib-main.tar.gz"))))
                    .hasSize(2);
        }

        @Test
        void isReadAgainstTheHashesOfTheRequest() {
            packages(request().require(lib(ARCHIVE + "#sha256=" + ONE.hex())));

            assertThat(asked.get(0).hashes().asList()).containsExactly(ONE);
        }

        @Test
        void hasTheStaticTableOfItsProject() {
            answer = new MetadataAnswer.SourceArchive(
                    Optional.empty(),
                    new MetadataAnswer.Unusable(UnusableCause.NO_METADATA),
                    "[project]\nname = 'lib'\nversion = '3.0'\n",
                    false);

            assertThat(packages(request().require(lib(ARCHIVE)))).hasToString("[lib 3.0 from " + ARCHIVE + "]");
        }

        @Test
        void thatCannotBeReadIsAFailure() {
            answer = new MetadataAnswer.Unavailable(IndexFault.of(IndexFault.Kind.STATUS, ARCHIVE, "status 503"));

            assertThat(resolve(request().require(lib(ARCHIVE)))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }

        @Test
        void thatTellsNoVersionMakesTheRequestInvalid() {
            answer = new MetadataAnswer.Unusable(UnusableCause.NO_METADATA, "PKG-INFO");

            ResolutionOutcome outcome = resolve(request().require(lib(ARCHIVE)));

            assertThat(((ResolutionOutcome.InvalidRequest) outcome).problems())
                    .containsExactly(new Problem.UnreadableArchive(
                            lib(ARCHIVE), new Exclusion.Metadata(UnusableCause.NO_METADATA, "PKG-INFO")));
        }

        @Test
        void isNotReadIfTheRequestIsOtherwiseInvalid() {
            assertThat(problem(request().requireHashes().require(lib(ARCHIVE)))).contains("hashes are required");
            assertThat(asked).isEmpty();
        }
    }

    @Nested
    class Hashes {
        @Test
        void ofRequirementAndUrlAreAllAskedFor() {
            packages(request().require(lib(URL + "#sha256=" + ONE.hex(), LONG)));

            assertThat(asked.get(0).hashes().asList()).containsExactly(ONE, LONG);
            assertThat(asked.get(0).url()).isEqualTo(URL);
        }

        @Test
        void thatContradictMakeTheRequestInvalid() {
            assertThat(problem(request().require(lib(URL + "#sha256=" + ONE.hex(), OTHER))))
                    .contains("two different hashes of one algorithm");
            assertThat(problem(request().require(lib(URL, ONE, OTHER)))).contains("of one algorithm");
        }

        @Test
        void inTheUrlAreEnoughWhereHashesAreRequired() {
            answer = ArchiveMetadata.ofText(
                    "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n", MetadataOrigin.Source.WHEEL);

            assertThat(packages(request().requireHashes().require(lib(URL + "#sha256=" + ONE.hex()))))
                    .hasSize(1);
            assertThat(problem(request().requireHashes().require(lib(URL)))).contains("hashes are required");
        }

        @Test
        void thatTwoRequirementsDoNotShareMakeTheRequestInvalid() {
            assertThat(problem(request()
                            .require(new RequestedRequirement(
                                    Requirement.parse("lib==2.0"), Place.inFile("one"), List.of(ONE)))
                            .constrain(new RequestedRequirement(
                                    Requirement.parse("lib>1"), Place.inFile("two"), List.of(OTHER)))))
                    .contains("none of its hashes");
        }
    }
}
