// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.PublishedMetadata;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.ResolutionReport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Overlays, from the policy to the result. */
class OverlaysTest {
    private static final IndexId INDEX = IndexId.parse("public");

    private static IndexPolicy.Builder policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(INDEX, "public")
                        .kind(IndexKind.SUPPLIED)
                        .build());
    }

    private static Overlay.Builder of(String id, String project, String version) {
        return Overlay.builder(id, ProjectName.parse(project))
                .reason("a test")
                .scope(OverlayScope.version(Version.parse(version)));
    }

    private static ResolutionOutcome resolve(
            String universe, String requirement, UnaryOperator<IndexPolicy.Builder> policy, Overlay... overlays) {
        InMemoryIndex index = InMemoryIndex.parse(universe);
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.apply(policy())
                        .overlays(OverlaySet.of(List.of(overlays)))
                        .build())
                .indexes((entry, whole) -> Optional.of(index))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require(requirement)
                    .build());
        }
    }

    private static ResolutionOutcome resolve(String universe, String requirement, Overlay... overlays) {
        return resolve(universe, requirement, UnaryOperator.identity(), overlays);
    }

    private static String pins(ResolutionOutcome outcome) {
        assertThat(outcome).as(ResolutionReport.of(outcome).text()).isInstanceOf(ResolutionOutcome.Resolved.class);
        return String.join(
                " ",
                ((ResolutionOutcome.Resolved) outcome)
                        .packages().stream()
                                .map(pinned -> pinned.name() + "==" + pinned.version())
                                .toList());
    }

    private static PinnedPackage pinned(ResolutionOutcome outcome, String name) {
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .filter(pinned -> pinned.name().value().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Requirement requirement(String text) {
        return Requirement.parse(text);
    }

    @Nested
    class Replacing {
        private static final String APP = """
                app 1.0: lib<2
                lib 1.0
                lib 2.0
                other 1.0: lib>=2
                """;

        private final Overlay widened = of("app-lib", "app", "1.0")
                .replace(requirement("lib<2"), requirement("lib<3"))
                .build();

        @Test
        void changesWhatTheSolverReadsOfAFile() {
            assertThat(resolve("both 1.0: app, other\n" + APP, "both"))
                    .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            assertThat(pins(resolve("both 1.0: app, other\n" + APP, "both", widened)))
                    .isEqualTo("app==1.0 both==1.0 lib==2.0 other==1.0");
        }

        @Test
        void isToldByThePackageAndTheRequirement() {
            PinnedPackage app = pinned(resolve(APP, "app", widened), "app");

            assertThat(app.changes())
                    .containsExactly(
                            new MetadataChange("app-lib", "Requires-Dist", Optional.of("lib<2"), Optional.of("lib<3")));
            assertThat(app.requires())
                    .extracting(PackageRequirement::toString, PackageRequirement::source, PackageRequirement::overlay)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "lib<3", PackageRequirement.Source.OVERLAY, Optional.of("app-lib")));
        }

        @Test
        void isForOtherVersionsNothing() {
            Overlay other = of("app-lib", "app", "1.1")
                    .replace(requirement("lib<2"), requirement("lib<3"))
                    .build();

            assertThat(pins(resolve(APP, "app", other))).isEqualTo("app==1.0 lib==1.0");
        }

        @Test
        void holdsForWhatADistributorProvides() {
            String universe = """
                    app 1.0 provided pkg:deb/debian/python3-app@1.0-1: lib<2
                    lib 2.0
                    """;

            assertThat(resolve(universe, "app")).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            ResolutionOutcome outcome = resolve(universe, "app", widened);
            assertThat(pins(outcome)).isEqualTo("app==1.0 lib==2.0");
            assertThat(pinned(outcome, "app").requires())
                    .extracting(PackageRequirement::source)
                    .containsExactly(PackageRequirement.Source.OVERLAY);
        }

        @Test
        void isRefusedWhereTheOldRequirementIsNotThere() {
            Overlay stale = of("app-lib", "app", "1.0")
                    .replace(requirement("lib<1.5"), requirement("lib<3"))
                    .build();

            ResolutionOutcome outcome = resolve(APP, "app", stale);

            assertThat(outcome).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
            assertThat(ResolutionReport.of(outcome).text()).contains("app-lib", "lib<1.5", "lib<2");
        }
    }

    @Nested
    class Precedence {
        private static final String APP = """
                app 1.0: lib<2 | wheel | sdist
                lib 1.0
                lib 2.0
                lib 3.0
                """;

        private final Overlay ofVersion = of("version", "app", "1.0")
                .replace(requirement("lib<2"), requirement("lib<3"))
                .build();

        private static Overlay ofFile(String file, String limit) {
            FileHash hash = InMemoryIndex.parse(APP)
                    .project(ProjectName.parse("app"))
                    .toCompletableFuture()
                    .join()
                    .listed()
                    .map(page -> page.file(page.filename(0).equals(file) ? 0 : 1))
                    .flatMap(listed -> listed.hashes().of("sha256"))
                    .orElseThrow();
            return Overlay.builder("file", ProjectName.parse("app"))
                    .reason("a test")
                    .scope(OverlayScope.files(List.of(hash)))
                    .replace(requirement("lib<2"), requirement(limit))
                    .build();
        }

        @Test
        void anExactFileGoesBeforeAVersion() {
            Overlay wheel = ofFile("app-1.0-py3-none-any.whl", "lib<4");

            assertThat(pins(resolve(APP, "app", ofVersion))).isEqualTo("app==1.0 lib==2.0");
            assertThat(pins(resolve(APP, "app", ofVersion, wheel))).isEqualTo("app==1.0 lib==3.0");
        }

        @Test
        void anotherFileOfTheVersionIsLeftToIt() {
            Overlay sdist = ofFile("app-1.0.tar.gz", "lib<4");

            assertThat(pins(resolve(APP, "app", ofVersion, sdist))).isEqualTo("app==1.0 lib==2.0");
        }

        @Test
        void aFileIsNotOfAProvidedPackage() {
            ResolutionOutcome outcome = resolve(
                    "app 1.0 provided pkg:deb/debian/python3-app@1.0-1: lib<2\nlib 1.0\nlib 2.0\n",
                    "app",
                    ofFile("app-1.0-py3-none-any.whl", "lib<4"));

            assertThat(pins(outcome)).isEqualTo("app==1.0 lib==1.0");
            assertThat(outcome.report().warnings())
                    .containsExactly(
                            new Warning.UnmatchedOverlay("file", ProjectName.parse("app"), Optional.of(INDEX)));
        }
    }

    @Nested
    class Telling {
        private static final String APP = """
                app 1.0: lib<2 | python >=3.6 | extra x: six
                lib 2.0
                """;

        @Test
        void metadataAsPublishedStandsBesideThePackage() {
            Overlay overlay = of("app-lib", "app", "1.0")
                    .replace(requirement("lib<2"), requirement("lib"))
                    .build();

            PublishedMetadata published =
                    pinned(resolve(APP, "app", overlay), "app").published().orElseThrow();

            assertThat(published.requiresDist()).containsExactly("lib<2", "six ; extra == 'x'");
            assertThat(published.requiresPython()).contains(">=3.6");
            assertThat(published.providesExtra()).containsExactly("x");
            assertThat(published.sha256()).hasSize(64);
        }

        @Test
        void withoutOverlaysNothingIsSaidOfThem() {
            ResolutionOutcome plain = resolve(APP, "lib");
            ResolutionOutcome unconcerned = resolve(
                    APP,
                    "lib",
                    of("other", "other", "1.0").use(FileUse.yank("a test")).build());

            assertThat(pinned(plain, "lib").published()).isEmpty();
            assertThat(plain.report().overlayDigest()).isEmpty();
            assertThat(unconcerned.report().overlayDigest()).isPresent();
            assertThat(ResolutionReport.of(unconcerned).json().replaceAll("\"overlay-digest\": .*", ""))
                    .isEqualTo(ResolutionReport.of(plain).json().replaceAll("\"overlay-digest\": .*", ""));
        }

        @Test
        void aYankThatIsTakenBackIsToldAsAChange() {
            ResolutionOutcome outcome = resolve(
                    "lib 1.0 | yanked: broken",
                    "lib",
                    IndexPolicy.Builder::overlaysMayUnyank,
                    of("fine", "lib", "1.0").use(FileUse.unyank()).build());

            assertThat(pinned(outcome, "lib").changes())
                    .containsExactly(
                            new MetadataChange("fine", MetadataChange.YANKED, Optional.of("broken"), Optional.empty()));
            assertThat(outcome.report().warnings()).isEmpty();
            assertThat(ResolutionReport.of(outcome).json().replaceAll("\\s+", " "))
                    .contains("\"yanked\": false, ", "\"yanked\": true, \"yanked-reason\": \"broken\"}");
        }

        @Test
        void aYankOfAnOverlayIsNoneOfTheIndex() {
            ResolutionOutcome outcome = resolve(
                    "lib 1.0",
                    "lib==1.0",
                    of("hurts", "lib", "1.0").use(FileUse.yank("a test")).build());

            assertThat(ResolutionReport.of(outcome).json().replaceAll("\\s+", " "))
                    .contains("\"yanked\": true, ", "\"yanked\": false, \"yanked-reason\": null}");
        }

        @Test
        void theQueryOfAUrlIsToldNowhere() {
            String universe = "lib 1.0: app @ https://files.example.org/app-1.0.tar.gz?token=hush, six<2\nsix 1.0\n";
            ResolutionOutcome unmet = resolve(
                    universe,
                    "lib",
                    of("fix", "lib", "1.0").remove(requirement("app")).build());
            ResolutionOutcome resolved = resolve(
                    universe,
                    "lib",
                    of("fix", "lib", "1.0")
                            .remove(requirement("app @ https://files.example.org/app-1.0.tar.gz?token=hush"))
                            .build());

            assertThat(pins(resolved)).isEqualTo("lib==1.0 six==1.0");
            for (ResolutionOutcome outcome : List.of(unmet, resolved)) {
                assertThat(ResolutionReport.of(outcome).json()).doesNotContain("hush");
                assertThat(ResolutionReport.of(outcome).text()).doesNotContain("hush");
            }
            assertThat(ResolutionReport.of(resolved).json())
                    .contains("app @ https://files.example.org/app-1.0.tar.gz\"");
        }
    }

    /** What is asked of an index is asked about the file as that index lists it, whatever overlays make of it. */
    @Test
    void anIndexIsAskedAboutItsOwnFiles() {
        InMemoryIndex index = InMemoryIndex.parse("lib 1.0 | python <3");
        List<DistributionFile> asked = new ArrayList<>();
        PackageIndex listening = new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return index.project(name);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                asked.add(file);
                return index.metadata(file);
            }
        };
        Overlay lift = of("lift", "lib", "1.0")
                .requiresPython(SpecifierSet.parse(">=3"))
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy().overlays(OverlaySet.of(List.of(lift))).build())
                .indexes((entry, whole) -> Optional.of(listening))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            ResolutionOutcome outcome =
                    resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                            .require("lib")
                            .build());

            assertThat(pinned(outcome, "lib").requiresPython()).contains(">=3");
        }
        assertThat(asked).extracting(DistributionFile::requiresPython).containsExactly(Optional.of("<3"));
    }

    /** Where the metadata cannot be read, an overlay does not make it readable. */
    @Test
    void anUnreadableListOfRequirementsStaysUnreadable() {
        byte[] bytes = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: b\u00e9\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        CoreMetadata metadata = CoreMetadata.parse(bytes);

        assertThat(metadata.fields().isReadable("Requires-Dist")).isFalse();
        assertThat(metadata.fields().with("Requires-Python", List.of(">=3")).isReadable("Requires-Dist"))
                .isFalse();
        assertThat(metadata.fields().with("Requires-Dist", List.of("six")).isReadable("Requires-Dist"))
                .isTrue();
    }

    @Nested
    class ThatDoNothing {
        private ResolutionReport report(int count) {
            Overlay[] overlays = new Overlay[count];
            for (int i = 0; i < count; i++) {
                overlays[i] = of("old-" + (char) ('a' + i), "lib", "0." + i)
                        .use(FileUse.withdraw("it hurts"))
                        .build();
            }
            return ResolutionReport.of(resolve("lib 1.0", "lib", overlays));
        }

        @Test
        void areCountedWhereThereAreMany() {
            assertThat(report(5).warnings()).hasSize(5);
            assertThat(report(6).warnings())
                    .hasSize(6)
                    .last()
                    .asString()
                    .startsWith("and 1 more overlay is for no file");
            assertThat(report(20).warnings())
                    .hasSize(6)
                    .endsWith("and 15 more overlays are for no file of a project that was needed; the JSON names each")
                    .first()
                    .asString()
                    .startsWith("the overlay 'old-a' is for no file of 'lib'");
        }

        @Test
        void areAllInTheJson() {
            assertThat(report(20).json()).contains("old-a", "old-t").doesNotContain("and 15 more");
        }
    }
}
