// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Answers.assertAbsent;
import static dev.headwater.core.Answers.fault;
import static dev.headwater.core.Answers.filenames;
import static dev.headwater.core.Answers.found;
import static dev.headwater.core.Answers.metadata;
import static dev.headwater.core.Answers.page;
import static dev.headwater.core.Answers.unavailable;
import static dev.headwater.core.Answers.unusable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.Archives;
import dev.headwater.core.report.FaultText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryIndexTest {
    private static final String LIB = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: six\n\nIt is.";
    private static final String STATIC = "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\nRequires-Dist: six\n";

    @TempDir
    Path folder;

    private DirectoryIndex index() {
        return DirectoryIndex.of(folder);
    }

    private Path put(String name, byte... bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    private Path putWheel(String name) throws IOException {
        return put(name, Archives.zip("lib/__init__.py", "", "lib-1.0.dist-info/METADATA", LIB));
    }

    @Nested
    class Presence {
        @Test
        void isAFileOfThatNameOrAFolder() throws IOException {
            put("lib-1.0-py3-none-any.whl");
            put("sub/sub-1.0.tar.gz");
            put("Both.x/both_x-1.0.zip");
            put("both_x-2.0-py3-none-any.whl");
            put("odd-1.0-py3.8.egg");
            Files.createDirectories(folder.resolve("empty"));

            assertThat(filenames(index(), "lib")).containsExactly("lib-1.0-py3-none-any.whl");
            assertThat(filenames(index(), "sub")).containsExactly("sub-1.0.tar.gz");
            assertThat(filenames(index(), "both-x")).containsExactly("both_x-1.0.zip", "both_x-2.0-py3-none-any.whl");
            assertThat(filenames(index(), "odd")).containsExactly("odd-1.0-py3.8.egg");
            assertThat(page(index(), "empty").fileCount()).isZero();
        }

        @Test
        void isNotWhatLiesDeeperOrIsNoDistribution() throws IOException {
            put("sub/deeper/lib-1.0-py3-none-any.whl");
            put("lib.md");
            put("lib-1.0-py3-none-any.whl.metadata");

            assertAbsent(index(), "lib");
            assertThat(page(index(), "sub").fileCount()).isZero();
        }

        @Test
        void isSeenWhenItComesAndGoes() throws IOException {
            DirectoryIndex index = index();
            assertAbsent(index, "lib");
            Path wheel = putWheel("lib-1.0-py3-none-any.whl");
            assertThat(page(index, "lib").fileCount()).isEqualTo(1);
            Files.delete(wheel);
            assertAbsent(index, "lib");
        }
    }

    @Nested
    class Unavailability {
        @Test
        void isAFolderThatIsMissingOrNone() throws IOException {
            assertThat(FaultText.received(fault(DirectoryIndex.of(folder.resolve("none")), "lib")))
                    .contains("no such");
            Path file = put("file");
            assertThat(FaultText.received(fault(DirectoryIndex.of(file), "lib")))
                    .isNotBlank();
        }

        @Test
        void isALinkThatLeavesTheFolder(@TempDir Path elsewhere) throws IOException {
            Path outside = Files.write(elsewhere.resolve("lib-1.0-py3-none-any.whl"), new byte[1]);
            Files.createSymbolicLink(folder.resolve("lib-1.0-py3-none-any.whl"), outside);
            Files.createSymbolicLink(folder.resolve("six"), elsewhere);
            Files.createSymbolicLink(folder.resolve("gone-1.0.tar.gz"), folder.resolve("nowhere"));
            put("deep/x-1.0.tar.gz");
            Files.createSymbolicLink(folder.resolve("deep/y-1.0.tar.gz"), outside);

            for (String name : new String[] {"lib", "six", "gone", "deep"}) {
                assertThat(FaultText.received(fault(index(), name))).contains("link");
                assertThat(fault(index(), name).remedy()).isPresent();
            }
            assertAbsent(index(), "other");
        }

        @Test
        void isNotALinkThatStays() throws IOException {
            putWheel("store/lib-1.0-py3-none-any.whl");
            Files.createSymbolicLink(folder.resolve("lib"), folder.resolve("store"));

            assertThat(filenames(index(), "lib")).containsExactly("lib-1.0-py3-none-any.whl");
            assertThat(found(metadata(index(), "lib", 0)).effective().requiresDist())
                    .containsExactly("six");
        }

        @Test
        void isAnIndexThatIsClosed() {
            DirectoryIndex index = index();
            index.close();

            assertThat(FaultText.received(fault(index, "lib"))).contains("closed");
        }
    }

    @Nested
    class Listing {
        @Test
        void hasSizeAndHashAndNothingThatAFolderCannotTell() throws Exception {
            Path path = putWheel("lib-1.0-py3-none-any.whl");
            ProjectPage page = page(index(), "lib");
            DistributionFile file = page.file(0);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));

            assertThat(file.hashes())
                    .containsExactly(new FileHash("sha256", HexFormat.of().formatHex(hash)));
            assertThat(file.size()).hasValue(Files.size(path));
            assertThat(Path.of(java.net.URI.create(file.url()))).isEqualTo(path.toRealPath());
            assertThat(page.uploadTime(0)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
            assertThat(page.requiresPython(0)).isNull();
            assertThat(page.isYanked(0)).isFalse();
        }

        @Test
        void isHashedAnewWhenItChanges() throws IOException {
            Path path = putWheel("lib-1.0-py3-none-any.whl");
            ProjectPage page = page(index(), "lib");
            FileHashes before = page.file(0).hashes();
            Files.write(path, new byte[5]);

            assertThat(page.file(0).hashes()).isNotEqualTo(before);
            Files.delete(path);
            assertThat(page.file(0).hashes()).isEmpty();
        }
    }

    @Nested
    class WheelMetadata {
        @Test
        void isInTheWheel() throws IOException {
            putWheel("lib-1.0-py3-none-any.whl");
            MetadataAnswer.Found answer = found(metadata(index(), "lib", 0));

            assertThat(answer.source()).isEqualTo(MetadataOrigin.Source.WHEEL);
            assertThat(answer.effective().requiresDist()).containsExactly("six");
            assertThat(answer.effective().description()).isEmpty();
        }

        @Test
        void isFoundUnderAnyOldSpelling() throws IOException {
            put(
                    "Foo.Bar-1.0.0-py3-none-any.whl",
                    Archives.zip("foo-bar-1.0.dist-info/METADATA", "Name: foo-bar\nVersion: 1.0\n"));

            assertThat(found(metadata(index(), "foo-bar", 0)).effective().version())
                    .hasToString("1.0");
        }

        @Test
        void isNotThatOfAnotherProjectOrVersion() throws IOException {
            put("a-1.0-py3-none-any.whl", Archives.zip("b-1.0.dist-info/METADATA", LIB));
            put("b-1.0-py3-none-any.whl", Archives.zip("b-1.1.dist-info/METADATA", LIB));
            put("c-1.0-py3-none-any.whl", Archives.zip("x/c-1.0.dist-info/METADATA", LIB, "METADATA", LIB));
            put(
                    "d-1.0-py3-none-any.whl",
                    Archives.zip("d-1.0.dist-info/METADATA", LIB, "D-1.0.dist-info/METADATA", LIB));

            assertThat(unusable(metadata(index(), "a", 0))).contains("b-1.0.dist-info");
            assertThat(unusable(metadata(index(), "b", 0))).contains("b-1.1.dist-info");
            assertThat(unusable(metadata(index(), "c", 0))).contains("NO_METADATA");
            assertThat(unusable(metadata(index(), "d", 0))).contains("more than one");
        }

        @Test
        void isUnusableIfItCannotBeRead() throws IOException {
            put("lib-1.0-py3-none-any.whl", Archives.zip("lib-1.0.dist-info/METADATA", "no metadata"));

            assertThat(unusable(metadata(index(), "lib", 0))).contains("UNREADABLE");
        }

        @Test
        void isUnavailableWhereverTheWheelEnds() throws IOException {
            byte[] sound = Archives.zip("lib-1.0.dist-info/METADATA", LIB);
            for (int length = 0; length < sound.length; length++) {
                put("lib-1.0-py3-none-any.whl", Arrays.copyOf(sound, length));

                assertThat(FaultText.received(unavailable(metadata(index(), "lib", 0))))
                        .isNotBlank();
            }
        }

        @Test
        void isNotReadFromAnotherFile(@TempDir Path elsewhere) throws IOException {
            Path outside = Files.write(
                    elsewhere.resolve("lib-1.0-py3-none-any.whl"), Archives.zip("lib-1.0.dist-info/METADATA", LIB));
            for (String url : new String[] {
                outside.toUri().toString(),
                folder.toUri() + "../" + elsewhere.getFileName() + "/lib-1.0-py3-none-any.whl",
                "https://example.org/lib-1.0-py3-none-any.whl",
                "no url",
                "file:///"
            }) {
                DistributionFile file = new DistributionFile(
                        ProjectName.parse("lib"),
                        "lib-1.0-py3-none-any.whl",
                        url,
                        FileHashes.none(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

                assertThat(FaultText.received(unavailable(metadata(index(), file))))
                        .contains("no file of");
            }
        }
    }

    @Nested
    class SourceMetadata {
        private byte[] sdist(String pkgInfo) {
            return new Archives()
                    .file("lib-1.0/setup.py", "x = 1")
                    .file("lib-1.0/PKG-INFO", pkgInfo)
                    .file("lib-1.0/lib.egg-info/PKG-INFO", "bad")
                    .tarGz();
        }

        @Test
        void isReliableFromVersion22On() throws IOException {
            put("lib-1.0.tar.gz", sdist(STATIC));
            put("lib-1.0.zip", Archives.zip("lib-1.0/x/PKG-INFO", "bad", "lib-1.0/PKG-INFO", STATIC));

            for (int i = 0; i < 2; i++) {
                MetadataAnswer.Found answer = found(metadata(index(), "lib", i));
                assertThat(answer.source()).isEqualTo(MetadataOrigin.Source.SDIST);
                assertThat(answer.effective().requiresDist()).containsExactly("six");
            }
        }

        @Test
        void isNotReliableIfOlderOrDynamic() throws IOException {
            put("old/lib-1.0.tar.gz", sdist(LIB));
            put("dynamic/lib-1.0.tar.gz", sdist(STATIC + "Dynamic: Requires-Dist\n"));
            put("harmless/lib-1.0.tar.gz", sdist(STATIC + "Dynamic: Summary\n"));

            assertThat(unusable(metadata(index(), "old", 0)))
                    .contains("UNRELIABLE")
                    .contains("2.1");
            assertThat(unusable(metadata(index(), "dynamic", 0))).contains("Requires-Dist is dynamic");
            assertThat(found(metadata(index(), "harmless", 0)).effective().requiresDist())
                    .containsExactly("six");
        }

        @Test
        void isUnusableIfThereIsNoneOrTheArchiveIsOfAnotherKind() throws IOException {
            put("a/lib-1.0.tar.gz", new Archives().file("lib-1.0/setup.py", "").tarGz());
            put("b/lib-1.0.tar.bz2");
            put("c/lib-1.0-py3.8.egg");

            assertThat(unusable(metadata(index(), "a", 0))).contains("NO_METADATA: PKG-INFO");
            assertThat(unusable(metadata(index(), "b", 0))).contains("UNSUPPORTED_ARCHIVE");
            assertThat(unusable(metadata(index(), "c", 0))).contains("UNSUPPORTED_FILE");
        }

        @Test
        void isUnavailableIfTheArchiveIsDamagedOrABomb() throws IOException {
            byte[] sound = sdist(STATIC);
            put("a/lib-1.0.tar.gz", Arrays.copyOf(sound, 40));
            put("b/lib-1.0.tar.gz", "none".getBytes(StandardCharsets.UTF_8));
            put(
                    "c/lib-1.0.tar.gz",
                    new Archives()
                            .member("lib-1.0/x", '0', new byte[40 << 20])
                            .file("lib-1.0/PKG-INFO", STATIC)
                            .tarGz());

            for (String name : new String[] {"a", "b", "c"}) {
                assertThat(unavailable(metadata(index(), name, 0)).location()).contains("lib-1.0.tar.gz");
            }
        }
    }
}
