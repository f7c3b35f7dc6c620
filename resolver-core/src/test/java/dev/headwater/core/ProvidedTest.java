// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex.InvalidUniverseException;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a package of a distributor provides, from the index to the result. */
class ProvidedTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final IndexId DISTRO = IndexId.parse("distro");

    private static IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(DISTRO, "distro")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();
    }

    private static Resolver resolver(PackageIndex index) {
        return Resolvers.builder()
                .policy(policy())
                .indexes((entry, whole) -> Optional.of(index))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
    }

    private static ResolutionRequest request() {
        return ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                .require("lib")
                .build();
    }

    private static ResolutionOutcome resolve(PackageIndex index) {
        try (Resolver resolver = resolver(index)) {
            return resolver.resolve(request());
        }
    }

    private static ProjectPage page(PackageIndex index) {
        ProjectAnswer answer = index.project(LIB).toCompletableFuture().join();
        return ((ProjectAnswer.Present) answer).page();
    }

    private static ProvidedPackage package1() {
        return new ProvidedPackage(
                Version.parse("1.0"),
                "python3-lib",
                "1.0-2",
                "pkg:deb/debian/python3-lib@1.0-2",
                ProvidedPackage.Trust.UNSIGNED,
                Optional.of(Instant.parse("2025-02-01T00:00:00Z")),
                new ProvidedPackage.Evidence(
                        ProvidedPackage.NameEvidence.INSTALLED_FOLDER,
                        ProvidedPackage.VersionEvidence.PACKAGED,
                        ProvidedPackage.RequirementsSource.PUBLISHED),
                List.of("libc6"));
    }

    @Nested
    class AsText {
        @Test
        void isAPackageInsteadOfAFile() {
            InMemoryIndex index = InMemoryIndex.parse("""
                    lib 1.0 provided pkg:deb/debian/python3-lib@1%3A1.0-2?arch=all: six>=1.5, idna<4,>=3
                        | native libffi8, libc6 | python >=3.8
                    """);
            ProjectPage page = page(index);
            ProvidedPackage provided = Objects.requireNonNull(page.provided(0));

            assertThat(page.fileCount()).isEqualTo(1);
            assertThat(provided)
                    .isEqualTo(new ProvidedPackage(
                            Version.parse("1.0"),
                            "python3-lib",
                            "1:1.0-2",
                            "pkg:deb/debian/python3-lib@1%3A1.0-2?arch=all",
                            ProvidedPackage.Trust.SIGNED,
                            Optional.empty(),
                            ProvidedPackage.Evidence.DECLARED,
                            List.of("libc6", "libffi8")));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> page.file(0));
            MetadataAnswer.Found found = (MetadataAnswer.Found)
                    index.metadata(LIB, provided).toCompletableFuture().join();
            assertThat(found.origin()).isEqualTo(new MetadataOrigin(MetadataOrigin.Source.DISTRIBUTOR, false));
            assertThat(found.effective().requiresDist()).containsExactly("six>=1.5", "idna<4,>=3");
        }

        @Test
        void hasFilesBesideItWhereTheyAreNamed() {
            ProjectPage page = page(InMemoryIndex.parse("lib 1.0 provided pkg:conda/lib@1.0 | wheel"));

            assertThat(page.fileCount()).isEqualTo(2);
            assertThat(page.provided(0)).isNotNull();
            assertThat(page.provided(1)).isNull();
            assertThat(page.filename(1)).isEqualTo("lib-1.0-py3-none-any.whl");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "lib 1.0 provided deb/lib@1 ! 17 ! pkg:",
                    "lib 1.0 provided pkg:lib@1 ! 21 ! type of package",
                    "lib 1.0 provided pkg:/lib@1 ! 21 ! type of package",
                    "lib 1.0 provided pkg:deb/lib ! 28 ! version of the package",
                    "lib 1.0 provided pkg:deb/lib?at=a@b ! 28 ! version of the package",
                    "lib 1.0 provided pkg:deb/@1 ! 25 ! name of a package",
                    "lib 1.0 provided pkg:deb/lib@ ! 29 ! a version",
                    "lib 1.0 provided pkg:deb/lib@1%3 ! 30 ! hexadecimal",
                    "lib 1.0 provided pkg:deb/lib@1%zz ! 30 ! hexadecimal",
                    "lib 1.0 provided pkg:deb/lib@\u00e4 ! 29 ! percent-encoded",
                    "lib 1.0 provided pkg:deb/lib@1 six ! 31 ! a colon, a space and requirements",
                    "lib 1.0 provided pkg:deb/lib@1: ! 31 ! a colon, a space and requirements",
                    "lib 1.0 1.1 provided pkg:deb/lib@1 ! 7 ! end",
                    "lib 1.0 provided pkg:deb/lib@1: six, ? ! 37 ! letter"
                })
        void isRefusedAtThePlaceWhereItIsWrong(String text, int position, String expected) {
            assertThatExceptionOfType(InvalidUniverseException.class)
                    .isThrownBy(() -> InMemoryIndex.parse(text))
                    .satisfies(e -> {
                        assertThat(e.expected()).contains(expected);
                        assertThat(e.position()).isEqualTo(position);
                    });
        }
    }

    @Nested
    class InAProgram {
        @Test
        void isWhatThePackageSays() {
            InMemoryIndex index = InMemoryIndex.builder()
                    .release(
                            "lib",
                            "1.0",
                            release -> release.provided(package1()).requires("six"))
                    .build();

            assertThat(page(index).provided(0)).isEqualTo(package1());
        }

        @Test
        void isNoPackageOfAnotherVersion() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            InMemoryIndex.builder().release("lib", "2.0", release -> release.provided(package1())))
                    .withMessageContaining("python3-lib 1.0-2");
        }

        @Test
        void ofOnePackageTwoProjectsMayBeMade() {
            InMemoryIndex index = InMemoryIndex.builder()
                    .release("lib", "1.0", release -> release.provided(package1()))
                    .release(
                            "lib-extras",
                            "1.0",
                            release -> release.provided(package1()).requires("lib"))
                    .build();

            assertThat(requires(index, LIB)).isEmpty();
            assertThat(requires(index, ProjectName.parse("lib-extras"))).containsExactly("lib");
        }

        private static List<String> requires(InMemoryIndex index, ProjectName project) {
            return ((MetadataAnswer.Found) index.metadata(project, package1())
                            .toCompletableFuture()
                            .join())
                    .effective()
                    .requiresDist();
        }
    }

    /** A page of one row that is provided; of the rest it may be asked nothing. */
    private static class Row implements ProjectPage {
        @Override
        public ProjectName name() {
            return LIB;
        }

        @Override
        public ProjectStatus status() {
            return ProjectStatus.ACTIVE;
        }

        @Override
        public int fileCount() {
            return 1;
        }

        @Override
        public ProvidedPackage provided(int row) {
            return package1();
        }

        @Override
        public long uploadTime(int row) {
            return NO_UPLOAD_TIME;
        }

        @Override
        public String filename(int file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable String requiresPython(int file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isYanked(int file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DistributionFile file(int file) {
            throw new UnsupportedOperationException();
        }
    }

    /** An index of one such page. */
    private static class Feed implements PackageIndex {
        private final ProjectPage page;

        Feed(ProjectPage page) {
            this.page = page;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return CompletableFuture.completedFuture(new ProjectAnswer.Present(page));
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            throw new UnsupportedOperationException();
        }
    }

    private static InMemoryIndex sound() {
        return InMemoryIndex.builder()
                .release("lib", "1.0", release -> release.provided(package1()).requiresPython(">=3.8"))
                .build();
    }

    @Test
    void isPinnedWithItsPackageAndWithoutAFile() {
        ResolutionOutcome outcome = resolve(InMemoryIndex.parse("""
                lib 1.0 provided pkg:deb/debian/python3-lib@1.0-2: six
                six 1.0
                """));
        PinnedPackage pinned = ((ResolutionOutcome.Resolved) outcome).packages().get(0);

        assertThat(pinned.file()).isEmpty();
        assertThat(pinned.provided()).get().hasToString("python3-lib 1.0-2");
        assertThat(pinned.purl()).isEqualTo("pkg:deb/debian/python3-lib@1.0-2");
        assertThat(pinned.requires())
                .extracting(PackageRequirement::source)
                .containsExactly(PackageRequirement.Source.DISTRIBUTOR);
        assertThat(ResolutionReport.of(outcome).text()).contains("; provided by python3-lib");
        assertThat(ResolutionReport.of(outcome).json().replaceAll("\\s+", ""))
                .contains(
                        "\"offer\":\"provided\",\"file\":null,\"provided\":{\"package\":\"python3-lib\"",
                        "\"metadata\":{\"source\":\"distributor\",\"verified\":null}",
                        "\"from\":\"distributor\"");
    }

    @Test
    void nothingOfAFileIsAskedOfItsRow() {
        PackageIndex index = new Feed(new Row()) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                return sound().metadata(project, provided);
            }
        };

        assertThat(resolve(index)).isInstanceOf(ResolutionOutcome.Resolved.class);
        try (Resolver resolver = resolver(index)) {
            CandidateList list = resolver.candidates(LIB, request());
            assertThat(list.rows())
                    .extracting(CandidateList.Row::name)
                    .containsExactly(package1().purl());
        }
    }

    @Test
    void isAskedAboutOnce() {
        AtomicInteger asked = new AtomicInteger();
        PackageIndex index = new Feed(new Row()) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                asked.incrementAndGet();
                return sound().metadata(project, provided);
            }
        };

        assertThat(resolve(index)).isInstanceOf(ResolutionOutcome.Resolved.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void isAFailureOfAnIndexThatListsItAndDoesNotReadIt() {
        assertThat(fault(new Feed(new Row())).kind()).isEqualTo(IndexFault.Kind.HOST);
    }

    @Test
    // Breaking the contract about nulls is the point.
    @SuppressWarnings("NullAway")
    void isAFailureOfAnIndexThatGivesNull() {
        IndexFault fault = fault(new Feed(new Row()) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                return CompletableFuture.completedFuture(null);
            }
        });

        assertThat(fault.kind()).isEqualTo(IndexFault.Kind.HOST);
        assertThat(fault.location()).isEqualTo(package1().purl());
        assertThat(FaultText.received(fault)).contains("null");
    }

    private static IndexFault fault(PackageIndex index) {
        ResolutionOutcome outcome = resolve(index);
        assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        return ((ResolutionOutcome.IndexFailure) outcome).fault();
    }

    @Test
    void canBeWithdrawnByAnOverlay() {
        PackageIndex index = new Feed(new Row() {
            @Override
            public Withdrawal withdrawal(int file) {
                return new Withdrawal("acme-1", "broken");
            }
        });

        try (Resolver resolver = resolver(index)) {
            assertThat(resolver.candidates(LIB, request()).rows())
                    .extracting(CandidateList.Row::unusable)
                    .containsExactly(Optional.of(new Exclusion.Withdrawn("broken", "acme-1")));
        }
    }
}
