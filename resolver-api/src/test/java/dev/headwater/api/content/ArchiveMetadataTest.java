// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.archive.Archives;
import dev.headwater.api.archive.PartChannel;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveMetadataTest {
    private static final String OLD = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Python: >=3.8\n";
    private static final String STATIC = "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\nRequires-Dist: six\n";

    @TempDir
    Path folder;

    private static CoreMetadata found(MetadataAnswer answer, Source source) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Found.class);
        assertThat(((MetadataAnswer.Found) answer).source()).isEqualTo(source);
        return ((MetadataAnswer.Found) answer).effective();
    }

    private static String reason(MetadataAnswer answer) {
        assertThat(answer).isInstanceOf(MetadataAnswer.Unusable.class);
        MetadataAnswer.Unusable unusable = (MetadataAnswer.Unusable) answer;
        return unusable.cause() + ": " + unusable.detail();
    }

    private MetadataAnswer sdist(byte[] archive, ArchiveKind kind, SdistMetadataRule rule) throws IOException {
        Path path = Files.write(folder.resolve("archive"), archive);
        return ArchiveMetadata.ofSdist(Files.newByteChannel(path), kind, rule);
    }

    private MetadataAnswer recorded(Archives archive) throws IOException {
        return sdist(archive.tarGz(), ArchiveKind.TAR_GZ, SdistMetadataRule.RECORDED);
    }

    @Nested
    class Announced {
        @Test
        void isAsItStandsOfAWheel() {
            byte[] text = OLD.getBytes(StandardCharsets.UTF_8);

            found(ArchiveMetadata.announced(text, "lib-1.0-py3-none-any.whl"), Source.ANNOUNCED);
        }

        @Test
        void hasToBeReliableOfASourceDistribution() {
            byte[] old = OLD.getBytes(StandardCharsets.UTF_8);
            byte[] sound = STATIC.getBytes(StandardCharsets.UTF_8);

            assertThat(reason(ArchiveMetadata.announced(old, "lib-1.0.tar.gz"))).contains("UNRELIABLE");
            found(ArchiveMetadata.announced(sound, "lib-1.0.tar.gz"), Source.ANNOUNCED);
        }
    }

    @Nested
    class Wheel {
        private final WheelFilename wheel = WheelFilename.parse("lib-1.0-py3-none-any.whl");
        private final byte[] archive =
                Archives.zip("lib/big", "0123456789".repeat(20_000), "lib-1.0.dist-info/METADATA", STATIC);

        @Test
        void isReadFromItsEndInFewPieces() throws IOException {
            byte[] noise = new byte[1 << 20];
            new Random(1).nextBytes(noise);
            byte[] large = Archives.zip(
                    "lib/noise", new String(noise, StandardCharsets.ISO_8859_1), "lib-1.0.dist-info/METADATA", STATIC);
            PartChannel channel = new PartChannel(large, large.length - 2000);

            found(ArchiveMetadata.ofWheel(channel, wheel), Source.WHEEL);
            assertThat(channel.isOpen()).isFalse();
            assertThat(channel.reads()).isEqualTo(3);
        }

        @Test
        void letsWhatTheChannelThrowsPass() {
            PartChannel channel = new PartChannel(archive, archive.length - 50);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> ArchiveMetadata.ofWheel(channel, wheel))
                    .withMessage("not at hand")
                    .isNotInstanceOf(DamagedArchiveException.class);
            assertThat(channel.isOpen()).isFalse();
        }

        @Test
        void isDamagedIfItEndsEarly() {
            for (int length = 0; length < archive.length; length++) {
                byte[] cut = Arrays.copyOf(archive, length);
                assertThatExceptionOfType(DamagedArchiveException.class)
                        .isThrownBy(() -> ArchiveMetadata.ofWheel(new PartChannel(cut, 0), wheel));
            }
        }
    }

    @Nested
    class RecordedBySetuptools {
        private static final String REQUIRES = """
                six
                # a comment
                url @ https://example.org/url-1.0.zip;x

                [:python_version < "3.9"]
                old>=1,<2

                [fast]
                numpy; os_name == "posix"

                [Docs:sys_platform == "linux"]
                sphinx
                """;

        private Archives egg(String name, String requires) {
            return new Archives()
                    .file("lib-1.0/src/" + name + ".egg-info/requires.txt", requires)
                    .file("lib-1.0/src/" + name + ".egg-info/PKG-INFO", OLD + "Requires-Dist: stale\n")
                    .file("lib-1.0/PKG-INFO", OLD);
        }

        @Test
        void isNotReadUnlessThePolicySaysSo() throws IOException {
            assertThat(reason(sdist(egg("lib", "six").tarGz(), ArchiveKind.TAR_GZ, SdistMetadataRule.STATIC)))
                    .contains("UNRELIABLE");
        }

        @Test
        void isNotReadWhereTheStandardIsEnough() throws IOException {
            Archives archive = new Archives()
                    .file("lib-1.0/PKG-INFO", STATIC)
                    .file("lib-1.0/lib.egg-info/PKG-INFO", OLD)
                    .file("lib-1.0/lib.egg-info/requires.txt", "other");

            assertThat(found(recorded(archive), Source.SDIST).requiresDist()).containsExactly("six");
        }

        @Test
        void isRequirementsInSections() throws IOException {
            CoreMetadata metadata = found(recorded(egg("LIB", REQUIRES)), Source.RECORDED);

            assertThat(metadata.requiresDist())
                    .containsExactly(
                            "six",
                            "url @ https://example.org/url-1.0.zip;x",
                            "old>=1,<2 ; (python_version < \"3.9\")",
                            "numpy ; (os_name == \"posix\") and extra == 'fast'",
                            "sphinx ; (sys_platform == \"linux\") and extra == 'Docs'");
            assertThat(metadata.requirements()).extracting(Requirement::name).hasSize(5);
            assertThat(metadata.providesExtra()).extracting(String::valueOf).containsExactly("fast", "docs");
            assertThat(metadata.requiresPython()).isPresent();
        }

        @Test
        void isThePkgInfoAloneWhereNothingIsRequired() throws IOException {
            Archives archive = new Archives().file("lib-1.0/PKG-INFO", OLD).file("lib-1.0/lib.egg-info/PKG-INFO", OLD);

            assertThat(found(recorded(archive), Source.RECORDED).requiresDist()).isEmpty();
        }

        @Test
        void isReadOutOfZipsToo() throws IOException {
            byte[] zip = Archives.zip(
                    "lib-1.0/PKG-INFO",
                    OLD,
                    "lib-1.0/lib.egg-info/requires.txt",
                    "a",
                    "lib-1.0/lib.egg-info/PKG-INFO",
                    OLD);

            assertThat(found(sdist(zip, ArchiveKind.ZIP, SdistMetadataRule.RECORDED), Source.RECORDED)
                            .requiresDist())
                    .containsExactly("a");
        }

        @Test
        void isOfTheProjectAndNotOfWhatItsTestsHold() throws IOException {
            assertThat(reason(recorded(egg("other", "six")))).contains("UNRELIABLE");
        }

        @Test
        void isBounded() {
            Archives archive = new Archives();
            byte[] folderOfText = new byte[6 << 20];
            for (String name : List.of("a", "b", "c")) {
                archive.member("lib-1.0/" + name + ".egg-info/requires.txt", '0', folderOfText);
            }

            assertThatExceptionOfType(DamagedArchiveException.class)
                    .isThrownBy(() -> recorded(archive))
                    .withMessageContaining("most that is read");
        }

        @Test
        void neverEndsInAnotherException() throws IOException {
            Random random = new Random(7);
            String letters = "[]:;@ \n#extra=='\"a.()\\\u00e9";
            for (int i = 0; i < 2000; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(40); n > 0; n--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                assertThat(recorded(egg("lib", text.toString()))).isNotNull();
            }
        }
    }

    @Nested
    class TwoPkgInfos {
        private static final String OTHER = STATIC + "Requires-Dist: evil\n";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "lib-1.0/PKG-INFO",
                    "./lib-1.0/PKG-INFO",
                    "/lib-1.0/PKG-INFO",
                    "lib-1.0//PKG-INFO",
                    "lib-1.0/./PKG-INFO",
                    "lib-1.0/x/../PKG-INFO",
                    "x/../lib-1.0/PKG-INFO",
                    "other-1.0/PKG-INFO"
                })
        void areAFaultHoweverTheyAreWritten(String second) throws IOException {
            byte[] tar = new Archives()
                    .file("lib-1.0/PKG-INFO", STATIC)
                    .file("lib-1.0/setup.py", "")
                    .file(second, OTHER)
                    .tarGz();
            byte[] zip = Archives.zip("lib-1.0/setup.py", "", "lib-1.0/PKG-INFO", STATIC, "./" + second, OTHER);
            for (SdistMetadataRule rule : SdistMetadataRule.values()) {
                assertThat(reason(sdist(tar, ArchiveKind.TAR_GZ, rule)))
                        .contains("AMBIGUOUS")
                        .contains("PKG-INFO");
                assertThat(reason(sdist(zip, ArchiveKind.ZIP, rule)))
                        .contains("AMBIGUOUS")
                        .contains("PKG-INFO");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"PKG-INFO", "lib-1.0/src/PKG-INFO", "../lib-1.0/PKG-INFO", "lib-1.0/lib.egg-info/PKG-INFO"})
        void areNoneWhereOneLiesElsewhere(String second) throws IOException {
            byte[] tar = new Archives()
                    .file("lib-1.0/PKG-INFO", STATIC)
                    .file(second, OTHER)
                    .file(second, OTHER)
                    .tarGz();
            for (SdistMetadataRule rule : SdistMetadataRule.values()) {
                assertThat(found(sdist(tar, ArchiveKind.TAR_GZ, rule), Source.SDIST)
                                .requiresDist())
                        .containsExactly("six");
            }
        }

        @Test
        void areAFaultWhereOneIsALink() throws IOException {
            byte[] tar = new Archives()
                    .file("lib-1.0/PKG-INFO", STATIC)
                    .member("lib-1.0/PKG-INFO", '2', new byte[0])
                    .tarGz();

            assertThat(reason(sdist(tar, ArchiveKind.TAR_GZ, SdistMetadataRule.STATIC)))
                    .contains("NO_REGULAR_FILE");
        }

        @Test
        void areAFaultOfWhatSetuptoolsRecordedWhereThatIsRead() throws IOException {
            byte[] tar = new Archives()
                    .file("lib-1.0/PKG-INFO", OLD)
                    .file("lib-1.0/lib.egg-info/PKG-INFO", OLD)
                    .file("lib-1.0/./lib.egg-info/PKG-INFO", OLD + "Requires-Dist: evil\n")
                    .tarGz();

            assertThat(reason(sdist(tar, ArchiveKind.TAR_GZ, SdistMetadataRule.RECORDED)))
                    .contains("twice");
        }
    }

    @Nested
    class InASubdirectory {
        private static final String OTHER = STATIC.replace("six", "other");

        private final Archives archive = new Archives()
                .file("lib-1.0/PKG-INFO", OTHER)
                .file("lib-1.0/python/lib2/PKG-INFO", OTHER)
                .file("lib-1.0/./python//lib/PKG-INFO", STATIC)
                .file("lib-1.0/python/lib/src/PKG-INFO", OTHER)
                .file("lib-1.0/empty/README", "");

        private MetadataAnswer read(Archives archive, String subdirectory) throws IOException {
            return read(archive.tarGz(), ArchiveKind.TAR_GZ, SdistMetadataRule.STATIC, subdirectory);
        }

        private MetadataAnswer read(byte[] archive, ArchiveKind kind, SdistMetadataRule rule, String subdirectory)
                throws IOException {
            Path path = Files.write(folder.resolve("archive"), archive);
            return ArchiveMetadata.ofSdist(Files.newByteChannel(path), kind, rule, subdirectory);
        }

        @ParameterizedTest
        @ValueSource(strings = {"python/lib", "./python/./lib"})
        void isReadThereAndNowhereElse(String subdirectory) throws IOException {
            byte[] zip = Archives.zip("lib-1.0/PKG-INFO", OTHER, "lib-1.0/python/lib/PKG-INFO", STATIC);

            assertThat(found(read(archive, subdirectory), Source.SDIST).requiresDist())
                    .containsExactly("six");
            assertThat(found(read(zip, ArchiveKind.ZIP, SdistMetadataRule.STATIC, subdirectory), Source.SDIST)
                            .requiresDist())
                    .containsExactly("six");
        }

        @Test
        void isTheTopWhereNoneIsNamed() throws IOException {
            for (String top : List.of("", ".")) {
                assertThat(found(read(archive, top), Source.SDIST).requiresDist())
                        .containsExactly("other");
            }
        }

        @Test
        void saysWhatIsMissing() throws IOException {
            assertThat(reason(read(archive, "python/li"))).isEqualTo("NO_METADATA: folder 'python/li'");
            assertThat(reason(read(archive, "lib-1.0"))).isEqualTo("NO_METADATA: folder 'lib-1.0'");
            assertThat(reason(read(archive, "empty"))).isEqualTo("NO_METADATA: empty/PKG-INFO");
            byte[] zip = Archives.zip("lib-1.0/PKG-INFO", OTHER, "lib-1.0/void/", "");
            assertThat(reason(read(zip, ArchiveKind.ZIP, SdistMetadataRule.STATIC, "none")))
                    .isEqualTo("NO_METADATA: folder 'none'");
            assertThat(reason(read(zip, ArchiveKind.ZIP, SdistMetadataRule.STATIC, "void")))
                    .isEqualTo("NO_METADATA: void/PKG-INFO");
        }

        @Test
        void isOfTheStaticRulesAsAtTheTop() throws IOException {
            Archives recorded = new Archives()
                    .file("lib-1.0/sub/PKG-INFO", OLD)
                    .file("lib-1.0/lib.egg-info/requires.txt", "other")
                    .file("lib-1.0/lib.egg-info/PKG-INFO", OLD)
                    .file("lib-1.0/sub/lib.egg-info/requires.txt", "six")
                    .file("lib-1.0/sub/lib.egg-info/PKG-INFO", OLD);

            assertThat(reason(read(recorded, "sub"))).contains("UNRELIABLE");
            assertThat(found(
                                    read(recorded.tarGz(), ArchiveKind.TAR_GZ, SdistMetadataRule.RECORDED, "sub"),
                                    Source.RECORDED)
                            .requiresDist())
                    .containsExactly("six");
        }

        @Test
        void hasThePyprojectThatLiesThere() throws IOException {
            MetadataAnswer answer = read(
                    archive.file("lib-1.0/pyproject.toml", "[tool.top]\n")
                            .file("lib-1.0/python/lib/pyproject.toml", "[tool.sub]\n"),
                    "python/lib");

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            MetadataAnswer.SourceArchive.class,
                            source -> assertThat(source.pyproject()).isEqualTo("[tool.sub]\n"));
        }

        @Test
        void mayHaveAPyprojectAlone() throws IOException {
            Archives sources = new Archives().file("lib-1.0/python/lib/pyproject.toml", "[tool.sub]\n");

            assertThat(read(sources, "python/lib"))
                    .isEqualTo(new MetadataAnswer.SourceArchive(
                            Optional.empty(),
                            new MetadataAnswer.Unusable(UnusableCause.NO_METADATA, "python/lib/PKG-INFO"),
                            "[tool.sub]\n",
                            false));
        }

        @Test
        void isNotReadTwice() throws IOException {
            assertThat(reason(read(archive.file("lib-1.0/python/lib/PKG-INFO", OTHER), "python/lib")))
                    .isEqualTo("AMBIGUOUS: lib-1.0/python/lib/PKG-INFO twice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"lib-1.0/python", "lib-1.0/python/lib"})
        void isNoLinkNorBelowOne(String link) throws IOException {
            assertThat(reason(read(archive.member(link, '2', new byte[0]), "python/lib")))
                    .isEqualTo("NO_REGULAR_FILE: " + link);
            found(read(archive, ""), Source.SDIST);
        }
    }

    @Test
    void bothRulesAgreeOnWhatIsReliable() throws IOException {
        List<MetadataAnswer> answers = new ArrayList<>();
        for (SdistMetadataRule rule : SdistMetadataRule.values()) {
            byte[] archive = new Archives().file("lib-1.0/PKG-INFO", STATIC).tarGz();
            answers.add(sdist(archive, ArchiveKind.TAR_GZ, rule));
        }

        assertThat(answers).allSatisfy(answer -> found(answer, Source.SDIST));
    }
}
