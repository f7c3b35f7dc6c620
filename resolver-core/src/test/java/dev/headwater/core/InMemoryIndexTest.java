// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Answers.ask;
import static dev.headwater.core.Answers.assertAbsent;
import static dev.headwater.core.Answers.fault;
import static dev.headwater.core.Answers.filenames;
import static dev.headwater.core.Answers.found;
import static dev.headwater.core.Answers.metadata;
import static dev.headwater.core.Answers.page;
import static dev.headwater.core.Answers.unavailable;
import static dev.headwater.core.Answers.unusable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ExtraName;
import dev.headwater.core.InMemoryIndex.InvalidUniverseException;
import dev.headwater.core.report.FaultText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InMemoryIndexTest {
    @Nested
    class Building {
        @Test
        void aReleaseOfWhichNothingIsSaidHasOneWheelForAll() {
            InMemoryIndex index =
                    InMemoryIndex.builder().release("Foo.Bar", "1.0").build();

            assertThat(filenames(index, "foo-bar")).containsExactly("foo_bar-1.0-py3-none-any.whl");
            assertThat(found(metadata(index, "foo-bar", 0)).effective().requirements())
                    .isEmpty();
            assertAbsent(index, "bar");
        }

        @Test
        void metadataIsRealAndItsHashIsAnnounced() {
            InMemoryIndex index = InMemoryIndex.builder()
                    .release(
                            "lib",
                            "1.0",
                            r -> r.requires("six>=1.10", "idna<4,>=3; os_name == 'nt'")
                                    .extra("fast", "numpy", "cython; python_version < '3.8' or os_name == 'nt'")
                                    .requiresPython(">=3.8"))
                    .build();
            DistributionFile file = page(index, "lib").file(0);
            MetadataAnswer.Found answer = found(metadata(index, file));

            assertThat(answer.source()).isEqualTo(MetadataOrigin.Source.ANNOUNCED);
            assertThat(answer.effective().providesExtra()).containsExactly(ExtraName.parse("fast"));
            assertThat(answer.effective().requiresDist())
                    .containsExactly(
                            "six>=1.10",
                            "idna<4,>=3; os_name == 'nt'",
                            "numpy ; extra == 'fast'",
                            "cython ; extra == 'fast' and ( python_version < '3.8' or os_name == 'nt')");
            assertThat(file.requiresPython()).contains(">=3.8");
            assertThat(file.metadata().orElseThrow().of("sha256")).isPresent();
            assertThat(file.url()).isEqualTo("memory:/lib/lib-1.0-py3-none-any.whl");
        }

        @Test
        void filesAreThoseThatAreNamed() {
            InMemoryIndex index = InMemoryIndex.builder()
                    .release(
                            "lib",
                            "1.0-1",
                            r -> r.wheel("2-cp312-cp312-win_amd64")
                                    .wheel()
                                    .sdist()
                                    .file("odd"))
                    .build();

            assertThat(filenames(index, "lib"))
                    .containsExactly(
                            "lib-1.0.post1-2-cp312-cp312-win_amd64.whl",
                            "lib-1.0.post1-py3-none-any.whl",
                            "lib-1.0.post1.tar.gz",
                            "odd");
            assertThat(found(metadata(index, "lib", 2)).source()).isEqualTo(MetadataOrigin.Source.SDIST);
        }

        @Test
        void yanksTimesAndStatusesAreAsGiven() {
            Instant time = Instant.parse("2025-01-31T12:00:00.000001Z");
            ProjectStatus status = new ProjectStatus(ProjectStatus.State.ARCHIVED, Optional.of("done"));
            InMemoryIndex index = InMemoryIndex.builder()
                    .release("lib", "1.0", r -> r.yanked("broken").uploaded(time))
                    .release("lib", "2.0", ReleaseBuilder::withoutUploadTime)
                    .project("lib", status)
                    .build();
            ProjectPage page = page(index, "lib");

            assertThat(page.status()).isEqualTo(status);
            assertThat(page.isYanked(0)).isTrue();
            assertThat(page.file(0).yank().orElseThrow().reason()).contains("broken");
            assertThat(page.uploadTime(0)).isEqualTo(1_738_324_800_000_001L);
            assertThat(page.file(0).uploadTime()).contains(time);
            assertThat(page.isYanked(1)).isFalse();
            assertThat(page.uploadTime(1)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
        }

        @Test
        void faultsAreAnswered() {
            IndexFault fault = IndexFault.of(IndexFault.Kind.OTHER, "x", "status 503");
            InMemoryIndex index = InMemoryIndex.builder()
                    .release("lib", "1.0", r -> r.metadataFault(fault))
                    .release("bad", "1.0", r -> r.metadata("Name: bad\nVersion: one\n"))
                    .failing("six", fault)
                    .build();

            assertThat(fault(index, "six")).isEqualTo(fault);
            assertThat(unavailable(metadata(index, "lib", 0))).isEqualTo(fault);
            assertThat(unusable(metadata(index, "bad", 0))).contains("Version");
        }

        @Test
        void whatIsSaidLastOfANameCounts() {
            IndexFault fault = IndexFault.of(IndexFault.Kind.OTHER, "x", "y");
            InMemoryIndex index = InMemoryIndex.builder()
                    .failing("a", fault)
                    .release("a", "1")
                    .release("b", "1")
                    .absent("b")
                    .failing(fault)
                    .build();

            assertThat(ask(index, "a")).isInstanceOf(ProjectAnswer.Present.class);
            assertAbsent(index, "b");
            assertThat(fault(index, "c")).isEqualTo(fault);
        }

        @Test
        void twoFilesOfOneNameAreToldApartByTheirHashes() {
            InMemoryIndex made = InMemoryIndex.builder().release("lib", "1.0").build();
            InMemoryIndex other = InMemoryIndex.builder()
                    .release("lib", "1.0", r -> r.requires("six"))
                    .build();
            InMemoryIndex both = InMemoryIndex.builder()
                    .file(page(made, "lib").file(0), "Name: lib\nVersion: 1.0\n")
                    .file(page(other, "lib").file(0), "Name: lib\nVersion: 1.0\nRequires-Dist: six\n")
                    .build();

            assertThat(page(both, "lib").file(0).hashes())
                    .isNotEqualTo(page(both, "lib").file(1).hashes());
            assertThat(found(metadata(both, "lib", 0)).effective().requiresDist())
                    .isEmpty();
            assertThat(found(metadata(both, "lib", 1)).effective().requiresDist())
                    .containsExactly("six");
        }

        @Test
        void invalidTextIsRefusedAtOnce() {
            InMemoryIndex.Builder builder = InMemoryIndex.builder();

            assertThatExceptionOfType(InvalidTextException.class).isThrownBy(() -> builder.release("-", "1"));
            assertThatExceptionOfType(InvalidTextException.class).isThrownBy(() -> builder.release("a", "x"));
            assertThatExceptionOfType(InvalidTextException.class)
                    .isThrownBy(() -> builder.release("a", "1", r -> r.requires("b c")));
            assertThatExceptionOfType(InvalidTextException.class)
                    .isThrownBy(() -> builder.release("a", "1", r -> r.wheel("any")));
        }

        @Test
        void aFileOfAnotherIndexIsNoFileOfThisOne() {
            DistributionFile file = page(InMemoryIndex.parse("lib 1.0"), "lib").file(0);

            assertThat(FaultText.received(unavailable(metadata(InMemoryIndex.parse("lib 2.0"), file))))
                    .contains("no page");
        }
    }

    @Nested
    class Parsing {
        /** The grammar as the Javadoc of {@link InMemoryIndex#parse} shows it. */
        private final InMemoryIndex index = InMemoryIndex.parse("""
                # a line that begins with this sign is passed over, and so is an empty one

                lib 1.0
                lib 1.1 1.2: six>=1.10, idna<4,>=3
                lib 2.0: six; python_version<'3.8'
                    | extra fast: numpy, cython
                lib 2.1 | python >=3.8 | yanked: broken
                lib 2.2 | wheel cp312-cp312-win_amd64 | wheel 2-py3-none-any | sdist
                lib 2.3 | uploaded 2025-01-31 | metadata-fault: status 503
                lib 2.4 | wheel | uploaded never | yanked | extra none
                project empty
                project old: quarantined, is malware
                absent six
                failing idna: status 503
                failing: the folder is missing
                """);

        @Test
        void readsReleases() {
            assertThat(filenames(index, "lib"))
                    .containsExactly(
                            "lib-1.0-py3-none-any.whl",
                            "lib-1.1-py3-none-any.whl",
                            "lib-1.2-py3-none-any.whl",
                            "lib-2.0-py3-none-any.whl",
                            "lib-2.1-py3-none-any.whl",
                            "lib-2.2-cp312-cp312-win_amd64.whl",
                            "lib-2.2-2-py3-none-any.whl",
                            "lib-2.2.tar.gz",
                            "lib-2.3-py3-none-any.whl",
                            "lib-2.4-py3-none-any.whl");
            assertThat(found(metadata(index, "lib", 2)).effective().requiresDist())
                    .containsExactly("six>=1.10", "idna<4,>=3");
        }

        @Test
        void readsFacts() {
            ProjectPage page = page(index, "lib");

            assertThat(found(metadata(index, "lib", 3)).effective().requiresDist())
                    .containsExactly(
                            "six; python_version<'3.8'", "numpy ; extra == 'fast'", "cython ; extra == 'fast'");
            assertThat(page.requiresPython(4)).isEqualTo(">=3.8");
            assertThat(page.file(4).yank().orElseThrow().reason()).contains("broken");
            assertThat(page.file(8).uploadTime()).contains(Instant.parse("2025-01-31T00:00:00Z"));
            assertThat(FaultText.received(unavailable(metadata(index, "lib", 8))))
                    .isEqualTo("status 503");
            assertThat(page.file(9).uploadTime()).isEmpty();
            assertThat(page.isYanked(9)).isTrue();
            assertThat(found(metadata(index, "lib", 9)).effective().providesExtra())
                    .containsExactly(ExtraName.parse("none"));
        }

        @Test
        void readsWhatIsSaidOfProjects() {
            assertThat(page(index, "empty").fileCount()).isZero();
            assertThat(page(index, "old").status().state()).isEqualTo(ProjectStatus.State.QUARANTINED);
            assertThat(page(index, "old").status().reason()).contains("is malware");
            assertAbsent(index, "six");
            assertThat(FaultText.received(fault(index, "idna"))).isEqualTo("status 503");
            assertThat(FaultText.received(fault(index, "other"))).isEqualTo("the folder is missing");
        }

        @Test
        void readsSeveralIndexesInOrder() {
            Map<IndexId, InMemoryIndex> indexes =
                    InMemoryIndex.parseAll("[debian]\nlib 1.0\n\n[ pypi ]\nlib 2.0\n[none]");

            assertThat(indexes.keySet()).extracting(IndexId::value).containsExactly("debian", "pypi", "none");
            assertThat(filenames(List.copyOf(indexes.values()).get(1), "lib"))
                    .containsExactly("lib-2.0-py3-none-any.whl");
        }

        @ParameterizedTest(name = "{0}: at {1}, {2}")
        @CsvSource(
                delimiter = '~',
                value = {
                    "lib~3~more in this line",
                    "lib x~4~a number",
                    "-lib 1.0~0~letter or digit",
                    "lib 1.0: six>=~13~",
                    "lib 1.0: six, , idna~14~",
                    "lib 1.0 | sidst~10~sdist",
                    "lib 1.0 | wheel any~10~",
                    "lib 1.0 | extra fast: num py~24~",
                    "lib 1.0 | python x~17~",
                    "lib 1.0 | uploaded yesterday~19~never",
                    "project~7~more in this line",
                    "project lib: dead~13~active",
                    "| sdist~0~",
                })
        void saysWhatIsWrongAndWhere(String text, int position, String expected) {
            assertThatExceptionOfType(InvalidUniverseException.class)
                    .isThrownBy(() -> InMemoryIndex.parse(text))
                    .satisfies(e -> assertThat(e.position()).isGreaterThanOrEqualTo(position))
                    .satisfies(e -> assertThat(e.expected()).contains(expected == null ? "" : expected))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(text));
        }

        @Test
        void refusesWhatBelongsToNoIndex() {
            assertThatExceptionOfType(InvalidUniverseException.class)
                    .isThrownBy(() -> InMemoryIndex.parseAll("lib 1.0"));
            assertThatExceptionOfType(InvalidUniverseException.class).isThrownBy(() -> InMemoryIndex.parseAll("[a"));
            assertThatExceptionOfType(InvalidUniverseException.class)
                    .isThrownBy(() -> InMemoryIndex.parseAll("[a]\n[a]"));
            assertThatExceptionOfType(InvalidUniverseException.class).isThrownBy(() -> InMemoryIndex.parseAll("[A]"));
        }
    }
}
