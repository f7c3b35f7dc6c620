// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a page tells of its rows under overlays: what they say, and of all else what the index says. */
class OverlaidPageTest {
    private static final IndexId INDEX = IndexId.parse("public");
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Instant UPLOADED = Instant.parse("2025-02-03T04:05:06Z");

    private static DistributionFile.Builder file(String name) {
        return DistributionFile.builder(LIB, name, "https://files.example.org/" + name)
                .hashes(FileHashes.of(List.of(new FileHash("sha256", "ab".repeat(32)))))
                .uploadTime(UPLOADED)
                .requiresPython(">=3.7");
    }

    private static ProjectPage page(DistributionFile... files) {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        for (DistributionFile file : files) {
            index.file(file, "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\n");
        }
        return page(index.build());
    }

    private static ProjectPage page(InMemoryIndex index) {
        return index.project(LIB).toCompletableFuture().join().listed().orElseThrow();
    }

    private static Overlay overlay(OverlayScope scope, UnaryOperator<Overlay.Builder> says) {
        return says.apply(Overlay.builder("one", LIB)
                        .reason("a test")
                        .index(INDEX)
                        .scope(scope))
                .build();
    }

    private static Overlay overlay(UnaryOperator<Overlay.Builder> says) {
        return overlay(OverlayScope.version(Version.parse("1.0")), says);
    }

    private static ProjectPage overlaid(ProjectPage page, Overlay overlay) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(INDEX, "public")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .overlays(OverlaySet.of(List.of(overlay)))
                .overlaysMayUnyank()
                .build();
        ProjectPage overlaid = OverlaidPage.of(page, policy, INDEX);
        assertThat(overlaid).isInstanceOf(OverlaidPage.class);
        return overlaid;
    }

    @Nested
    class ARow {
        private final DistributionFile plain =
                file("lib-1.0-py3-none-any.whl").yank(Yank.because("broken")).build();

        @Test
        void isAsItsIndexSaysWhereNoOverlaySaysOtherwise() {
            ProjectPage page = overlaid(page(plain), overlay(says -> says.use(FileUse.withdraw("malware"))));

            assertThat(page.isYanked(0)).isTrue();
            assertThat(page.yankedBy(0)).isNull();
            assertThat(page.requiresPython(0)).isEqualTo(">=3.7");
            assertThat(page.uploadTime(0)).isEqualTo(page(plain).uploadTime(0)).isPositive();
            assertThat(page.fault(0)).isNull();
            assertThat(page.filename(0)).isEqualTo(plain.filename());
            assertThat(page.file(0)).isEqualTo(plain);
        }

        @Test
        void staysOfNoUse() {
            DistributionFile faulty =
                    file("lib-1.0.tar.gz").fault(ListingFault.MALFORMED_HASH).build();

            assertThat(overlaid(page(faulty), overlay(says -> says.requiresPython(SpecifierSet.parse(">=3"))))
                            .fault(0))
                    .isEqualTo(ListingFault.MALFORMED_HASH);
        }

        @Test
        void isForThePythonThatAnOverlaySays() {
            ProjectPage page = overlaid(page(plain), overlay(says -> says.requiresPython(SpecifierSet.parse(">=3.9"))));

            assertThat(page.requiresPython(0)).isEqualTo(">=3.9");
            assertThat(page.requiresPythonBy(0)).isEqualTo("one");
            assertThat(page.file(0).requiresPython()).contains(">=3.9");
            assertThat(page.published(0)).isEqualTo(plain);
            assertThat(page.yankedBy(0)).isNull();
        }

        @Test
        void isYankedByAnOverlay() {
            DistributionFile sound = file("lib-1.0-py3-none-any.whl").build();
            ProjectPage page = overlaid(page(sound), overlay(says -> says.use(FileUse.yank("eats data"))));

            assertThat(page.isYanked(0)).isTrue();
            assertThat(page.yankedBy(0)).isEqualTo("one");
            assertThat(page.file(0).yank()).contains(Yank.because("eats data"));
            assertThat(found(page, "").changes())
                    .containsExactly(new MetadataChange(
                            "one", MetadataChange.YANKED, Optional.empty(), Optional.of("eats data")));
        }

        @Test
        void isYankedNoMore() {
            ProjectPage page = overlaid(page(plain), overlay(says -> says.use(FileUse.unyank())));

            assertThat(page.isYanked(0)).isFalse();
            assertThat(page.file(0).yank()).isEmpty();
            assertThat(found(page, "").changes())
                    .containsExactly(
                            new MetadataChange("one", MetadataChange.YANKED, Optional.of("broken"), Optional.empty()));
        }
    }

    private static MetadataAnswer.Found found(ProjectPage page, String fields) {
        MetadataEdit edit = Objects.requireNonNull(page.edit(0));
        CoreMetadata metadata = CoreMetadata.parse("Metadata-Version: 2.2\nName: lib\nVersion: 1.0\n" + fields);
        return edit.apply(new MetadataAnswer.Found(metadata, MetadataOrigin.Source.WHEEL));
    }

    @Nested
    class AnExtra {
        private final ExtraName fast = ExtraName.parse("fast");

        private MetadataAnswer.Found under(String fields, String requirement) {
            Overlay says = overlay(one -> one.extra(fast, List.of(Requirement.parse(requirement))));
            return found(overlaid(page(file("lib-1.0-py3-none-any.whl").build()), says), fields);
        }

        @Test
        void isProvidedFromNowOn() {
            MetadataAnswer.Found found = under("Provides-Extra: slow\n", "six>=1");

            assertThat(found.effective().fields().values("Provides-Extra")).containsExactly("slow", "fast");
            assertThat(found.effective().requiresDist()).containsExactly("six>=1; extra == \"fast\"");
            assertThat(found.changes())
                    .contains(new MetadataChange("one", "Provides-Extra", Optional.empty(), Optional.of("fast")));
        }

        @Test
        void isProvidedOnceWhereItWasThere() {
            MetadataAnswer.Found found = under("Provides-Extra: fast\n", "six>=1");

            assertThat(found.effective().fields().values("Provides-Extra")).containsExactly("fast");
            assertThat(found.changes())
                    .contains(new MetadataChange("one", "Provides-Extra", Optional.of("fast"), Optional.of("fast")));
        }

        @Test
        void mayRequireAUrl() {
            assertThat(RequirementLines.of(fast, Requirement.parse("six @ https://x.example.org/six.zip"))
                            .marker())
                    .hasValueSatisfying(marker -> assertThat(marker).hasToString("extra == \"fast\""));
        }
    }

    @Nested
    class AnEdit {
        private final ProjectPage page = page(file("lib-1.0-py3-none-any.whl").build());

        @Test
        void isOfNoOverlayThatOnlyExpects() {
            ProjectPage expecting = overlaid(page, overlay(says -> says.expect(Requirement.parse("six"))));

            assertThat(Objects.requireNonNull(expecting.edit(0)).overlays()).isEmpty();
        }

        @Test
        void hasTheConflictsOfItsOverlaysWhateverCanBeRead() {
            List<Overlay> rivals = Stream.of("one", "two")
                    .map(id -> Overlay.builder(id, LIB)
                            .reason("a test")
                            .index(INDEX)
                            .scope(OverlayScope.version(Version.parse("1.0")))
                            .requiresPython(SpecifierSet.parse(">=3.9"))
                            .build())
                    .toList();
            MetadataEdit edit = RowOverlays.of(rivals, false).edit();
            CoreMetadata odd =
                    CoreMetadata.parse("Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: b\u00e9\n"
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(odd.fields().isReadable("Requires-Dist")).isFalse();
            assertThat(edit.problems(odd)).singleElement().isInstanceOf(OverlayProblem.Conflict.class);
        }
    }

    @Nested
    class AMatch {
        @Test
        void mayBeByTheHashesOfFilesAlone() {
            DistributionFile other = file("lib-1.0.tar.gz")
                    .hashes(FileHashes.of(List.of(new FileHash("sha256", "cd".repeat(32)))))
                    .build();
            ProjectPage page = overlaid(
                    page(other, file("lib-1.0-py3-none-any.whl").build()),
                    overlay(
                            OverlayScope.files(List.of(new FileHash("sha256", "cd".repeat(32)))),
                            says -> says.use(FileUse.withdraw("malware"))));

            assertThat(List.of(0, 1))
                    .filteredOn(row -> page.withdrawal(row) != null)
                    .singleElement()
                    .satisfies(row -> assertThat(page.filename(row)).isEqualTo("lib-1.0.tar.gz"));
        }

        @Test
        void isByTheDateOfTheDistributorWhereThereIsNoUploadTime() {
            ProvidedPackage by = new ProvidedPackage(
                    Version.parse("1.0"),
                    "python3-lib",
                    "1.0-1",
                    "pkg:deb/debian/python3-lib@1.0-1",
                    ProvidedPackage.Trust.SIGNED,
                    Optional.of(Instant.parse("2025-01-31T00:00:00Z")),
                    ProvidedPackage.Evidence.DECLARED,
                    List.of());
            ProjectPage page = page(InMemoryIndex.builder()
                    .release("lib", "1.0", says -> says.withoutUploadTime().provided(by))
                    .build());
            OverlayScope version = OverlayScope.version(Version.parse("1.0"));

            assertThat(overlaid(page, before(version, "2025-02-01T00:00:00Z")).edit(0))
                    .isNotNull();
            assertThat(overlaid(page, before(version, "2025-01-31T00:00:00Z")).edit(0))
                    .isNull();
        }

        private Overlay before(OverlayScope scope, String time) {
            return overlay(
                    scope.uploadedBefore(Instant.parse(time)),
                    says -> says.requiresPython(SpecifierSet.parse(">=3.9")));
        }

        @Test
        void tellsVersionsInOneSpelling() {
            ProjectPage page = page(
                    file("lib-01.0-py3-none-any.whl").build(),
                    file("lib-odd-py3-none-any.whl").build());
            RowMatch match = new RowMatch(page, List.of());

            assertThat(List.of(match.version(0), match.version(1))).containsExactlyInAnyOrder("1.0", "odd");
        }
    }
}
