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
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.local.Archives;
import dev.headwater.core.report.FaultText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingIndexTest {
    private static final Path FLASK = Path.of("src/test/resources/recordings/debian-flask");
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String COMPLETE = "{'format': 1, 'complete': true, 'bodies': 'headers'}";
    private static final String PAGE =
            "{'name': 'Lib', 'bodies': ['Requires-Python: >=3.6\\nRequires-Dist: six', ''], 'files': ["
                    + "['lib-1.0-py3-none-any.whl', '" + SHA + "', 10, '2024-01-01T00:00:00.5Z', '>=3.8', null, 0],"
                    + "['lib-0.9-py3-none-any.whl', '" + SHA + "', 10, '2023-01-01T00:00:00Z', '>=3.7', 'broken', -1],"
                    + "['lib-0.8-py3-none-any.whl', null, null, null, null, true, -1],"
                    + "['lib-0.7-py3-none-any.whl', null, null, null, null, false, null],"
                    + "['lib-0.7.tar.gz', null, null, null, null, '', 0],"
                    + "['lib.whl', null, null, null, null, null, 1]]}";

    @TempDir
    Path folder;

    private RecordingIndex record(String manifest, String... namesAndPages) throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("manifest.json"), manifest.replace('\'', '"'));
        for (int i = 0; i < namesAndPages.length; i += 2) {
            Files.writeString(
                    folder.resolve("pages/" + namesAndPages[i] + ".json"), namesAndPages[i + 1].replace('\'', '"'));
        }
        return RecordingIndex.of(folder);
    }

    private static Archives archive(String root) {
        return new Archives()
                .file(root + "manifest.json", COMPLETE.replace('\'', '"'))
                .file(root + "pages/lib.json", PAGE.replace('\'', '"'));
    }

    @Nested
    class Reading {
        @Test
        void givesColumnsAndFiles() throws IOException {
            ProjectPage page = page(record(COMPLETE, "lib", PAGE), "lib");
            DistributionFile first = page.file(0);

            assertThat(page.name().value()).isEqualTo("lib");
            assertThat(page.fileCount()).isEqualTo(6);
            assertThat(page.filename(1)).isEqualTo("lib-0.9-py3-none-any.whl");
            assertThat(page.uploadTime(0)).isEqualTo(1_704_067_200_500_000L);
            assertThat(page.requiresPython(0)).isEqualTo(">=3.8");
            assertThat(first.hashes()).containsExactly(new FileHash("sha256", SHA));
            assertThat(first.size()).hasValue(10);
            assertThat(first.uploadTime()).contains(Instant.parse("2024-01-01T00:00:00.5Z"));
            assertThat(first.yank()).isEmpty();
            assertThat(first.url()).isEqualTo("recording:/lib/lib-1.0-py3-none-any.whl");
        }

        @Test
        void readsYanksAndWhatIsNotTold() throws IOException {
            ProjectPage page = page(record(COMPLETE, "lib", PAGE), "lib");

            assertThat(page.file(1).yank().orElseThrow().reason()).contains("broken");
            assertThat(page.file(2).yank().orElseThrow().reason()).isEmpty();
            assertThat(page.isYanked(3)).isFalse();
            assertThat(page.isYanked(4)).isFalse();
            assertThat(page.file(2).hashes()).isEmpty();
            assertThat(page.file(2).size()).isEmpty();
            assertThat(page.uploadTime(2)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
            assertThat(page.requiresPython(2)).isNull();
        }

        @Test
        void makesMetadataOfHeaders() throws Exception {
            RecordingIndex index = record(COMPLETE, "lib", PAGE);
            MetadataAnswer.Found answer = found(metadata(index, "lib", 0));
            String text =
                    "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Python: >=3.6\nRequires-Dist: six\n";
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));

            assertThat(answer.source()).isEqualTo(MetadataOrigin.Source.ANNOUNCED);
            assertThat(answer.effective().requiresDist()).containsExactly("six");
            assertThat(answer.effective().requiresPython()).hasToString("Optional[>=3.6]");
            assertThat(page(index, "lib").file(0).metadata().orElseThrow())
                    .containsExactly(new FileHash("sha256", HexFormat.of().formatHex(hash)));
        }

        @Test
        void givesFilledBodiesTheRequiresPythonOfTheFile() throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", PAGE);

            assertThat(found(metadata(index, "lib", 1)).effective().requiresPython())
                    .hasToString("Optional[>=3.7]");
            assertThat(found(metadata(index, "lib", 1)).effective().requiresDist())
                    .containsExactly("six");
            assertThat(found(metadata(index, "lib", 2)).effective().requiresPython())
                    .isEmpty();
        }

        @Test
        void takesVerbatimMetadataAsItIs() throws IOException {
            RecordingIndex index = record(
                    "{'format': 1, 'complete': true, 'bodies': 'text'}",
                    "lib",
                    "{'name': 'lib', 'bodies': ['Name: lib\\nVersion: 1.0\\nRequires-Dist: idna\\n\\nIt is.'],"
                            + " 'files': [['lib-1.0-py3-none-any.whl', null, null, null, null, null, 0]]}");

            assertThat(found(metadata(index, "lib", 0)).effective().requiresDist())
                    .containsExactly("idna");
        }

        @Test
        void hasNoMetadataOfAFileWithoutABodyOrOfASourceDistribution() throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", PAGE);

            assertThat(unusable(metadata(index, "lib", 3))).contains("NOT_RECORDED");
            assertThat(page(index, "lib").file(3).metadata()).isEmpty();
            assertThat(unusable(metadata(index, "lib", 4))).contains("UNRELIABLE");
            assertThat(unusable(metadata(index, "lib", 5))).contains("NOT_RECORDED");
        }

        @Test
        void findsFilesByNameAndHash() throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", PAGE);
            DistributionFile file = page(index, "lib").file(0);
            DistributionFile other = page(RecordingIndex.of(FLASK), "flask").file(0);

            assertThat(FaultText.received(unavailable(metadata(index, other)))).contains("no file");
            assertThat(metadata(index, file)).isInstanceOf(MetadataAnswer.Found.class);
        }

        @Test
        void readsARealOne() {
            RecordingIndex index = RecordingIndex.of(FLASK);

            assertThat(filenames(index, "flask")).contains("Flask-2.2.2-py3-none-any.whl");
            assertThat(found(metadata(index, "flask", 0)).effective().requiresDist())
                    .isNotEmpty();
            assertAbsent(index, "requests");
        }
    }

    @Nested
    class Absence {
        @Test
        void isANameWithoutAPageInACompleteRecordingOnly() throws IOException {
            assertAbsent(record(COMPLETE), "lib");
            assertThat(FaultText.received(fault(record(COMPLETE.replace("true", "false")), "lib")))
                    .contains("not recorded");
        }

        @Test
        void isWhatTheManifestLists() throws IOException {
            RecordingIndex index =
                    record("{'format': 1, 'complete': false, 'bodies': 'headers', 'absent': ['Foo_Bar']}");

            assertAbsent(index, "foo-bar");
        }

        @Test
        void isNotSaidBesideAPageThatNoQuestionLeadsTo() throws IOException {
            RecordingIndex index = record("{'format': 1, 'complete': true, 'bodies': 'headers'}", "Foo_Bar", PAGE);

            assertThat(FaultText.received(fault(index, "foo-bar"))).contains("normalized name");
        }

        @Test
        void isNotARecordedFailure() throws IOException {
            RecordingIndex index = record(
                    "{'format': 1, 'complete': true, 'bodies': 'headers', 'absent': ['Lib'], 'failures': {'lib': 'status 503'}}",
                    "lib",
                    PAGE);

            assertThat(FaultText.received(fault(index, "lib"))).isEqualTo("status 503");
        }

        @Test
        void contradictedByAPageIsAFault() throws IOException {
            RecordingIndex index =
                    record("{'format': 1, 'complete': true, 'bodies': 'headers', 'absent': ['lib']}", "lib", PAGE);

            assertThat(FaultText.received(fault(index, "lib"))).contains("there is a page");
        }
    }

    @Nested
    class Damage {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{",
                    "{}",
                    "{'format': 2, 'complete': true, 'bodies': 'headers'}",
                    "{'format': '1', 'complete': true, 'bodies': 'headers'}",
                    "{'format': 1, 'bodies': 'headers'}",
                    "{'format': 1, 'complete': 1, 'bodies': 'headers'}",
                    "{'format': 1, 'complete': true}",
                    "{'format': 1, 'complete': true, 'bodies': 'html'}",
                    "{'format': 1, 'complete': true, 'bodies': 'headers', 'absent': 'a'}",
                    "{'format': 1, 'complete': true, 'bodies': 'headers', 'absent': ['-']}",
                    "{'format': 1, 'complete': true, 'bodies': 'headers', 'failures': {'a': 1}}",
                    "{'format': 1, 'complete': true, 'complete': true, 'bodies': 'headers'}",
                    "{'format': 1, 'complete': true, 'bodies': 'headers'} {}"
                })
        void ofTheManifestMakesAllUnavailable(String manifest) throws IOException {
            assertThat(fault(record(manifest), "lib").location())
                    .startsWith(folder.resolve("manifest.json").toString());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                value = {
                    "{'name'~nd-of-input",
                    "{~JSON",
                    "{}~must be there",
                    "{'name': 'lib', 'bodies': []}~must be there",
                    "{'name': 'other', 'bodies': [], 'files': []}~another project",
                    "{'name': 'lib', 'bodies': [], 'files': [], 'files': []}~uplicate",
                    "{'name': 'lib', 'x': [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[~nesting depth",
                    "{'name': 'lib', 'bodies': [], 'files': []} 1~the end",
                    "{'name': 'lib', 'bodies': [1], 'files': []}~the text of a body",
                    "{'name': 'lib', 'bodies': [], 'files': {}}~a list of files",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, null, null, null, null]]}~the number of a body",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, null, null, null, null, null, 1]]}~seven values",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', 'abc', null, null, null, null, null]]}~64 hexadecimal digits",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, -1, null, null, null, null]]}~a size in bytes",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, 99999999999999999999, null, null, null, null]]}~a size in bytes",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, 1.5, null, null, null, null]]}~a size in bytes",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, null, '2024-01-01', null, null, null]]}~an upload time",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, null, null, 3, null, null]]}~Requires-Python",
                    "{'name': 'lib', 'bodies': [], 'files': [['a', null, null, null, null, 1, null]]}~yanked",
                    "{'name': 'lib', 'bodies': [''], 'files': [['a', null, null, null, null, null, 1]]}~the body 1",
                    "{'name': 'lib', 'bodies': [''], 'files': [['a', null, null, null, null, null, -2]]}~the body -2",
                    "{'name': 'lib', 'bodies': [''], 'files': [['a', null, null, null, null, null, -2147483648]]}~number of a body",
                })
        void ofAPageMakesItsProjectUnavailable(String page, String received) throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", page);

            assertThat(fault(index, "lib").location())
                    .startsWith(folder.resolve("pages/lib.json").toString());
            assertThat(FaultText.received(fault(index, "lib"))).contains(received);
            assertAbsent(index, "other");
        }

        @Test
        void isAFilledBodyOfVerbatimMetadata() throws IOException {
            RecordingIndex index = record("{'format': 1, 'complete': true, 'bodies': 'text'}", "lib", PAGE);

            assertThat(FaultText.received(fault(index, "lib"))).contains("the body -1");
        }

        @Test
        void saysTheLineAndTheColumn() throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", "{'name': 'lib',\n'bodies': [3]}");

            assertThat(fault(index, "lib").location()).contains("line 2, column 1");
        }

        @Test
        void isARecordingThatIsNotThere() throws IOException {
            assertThat(FaultText.received(fault(RecordingIndex.of(folder.resolve("none")), "a")))
                    .contains("no such file");
            assertThat(FaultText.received(fault(RecordingIndex.of(folder), "a")))
                    .contains("no folder 'pages'");
            Files.createDirectories(folder.resolve("pages"));
            assertThat(fault(RecordingIndex.of(folder), "a").location()).endsWith("manifest.json");
        }

        @Test
        void isALinkInAFolder() throws IOException {
            RecordingIndex index = record(COMPLETE, "lib", PAGE);
            Files.createSymbolicLink(folder.resolve("pages/six.json"), folder.resolve("pages/lib.json"));

            assertThat(FaultText.received(fault(index, "six"))).contains("links are not followed");
        }

        @Test
        void isForgottenOnceItIsMended() throws IOException {
            RecordingIndex index = record("{", "lib", PAGE);
            assertThat(FaultText.received(fault(index, "lib"))).isNotBlank();
            Files.writeString(folder.resolve("manifest.json"), COMPLETE.replace('\'', '"'));

            assertThat(page(index, "lib").fileCount()).isEqualTo(6);
        }
    }

    @Nested
    class Archived {
        @ParameterizedTest
        @ValueSource(strings = {"", "pypi/", "./", "./pypi/"})
        void isReadWithAndWithoutAFolderAroundIt(String root) {
            RecordingIndex index =
                    RecordingIndex.ofArchive("pypi.tar.gz", archive(root).tarGz());

            assertThat(page(index, "lib").fileCount()).isEqualTo(6);
            assertThat(found(metadata(index, "lib", 0)).effective().requiresDist())
                    .containsExactly("six");
            assertAbsent(index, "six");
        }

        @Test
        void isReadFromAFile() throws IOException {
            Path path = Files.write(folder.resolve("pypi.tar.gz"), archive("").tarGz());

            assertThat(page(RecordingIndex.of(path), "lib").fileCount()).isEqualTo(6);
        }

        @Test
        void namesTheMemberAtFault() {
            byte[] archive = archive("x/").file("x/pages/bad.json", "{").tarGz();

            assertThat(fault(RecordingIndex.ofArchive("pypi.tar.gz", archive), "bad")
                            .location())
                    .startsWith("pypi.tar.gz!/x/pages/bad.json, line 1");
        }

        @Test
        void isUnavailableWhereverItEnds() {
            byte[] sound = archive("").tarGz();
            for (int length : new int[] {0, 5, 20, sound.length / 2, sound.length - 1}) {
                RecordingIndex index = RecordingIndex.ofArchive("a", Arrays.copyOf(sound, length));

                assertThat(FaultText.received(fault(index, "absent"))).isNotBlank();
            }
        }

        @Test
        void refusesPagesThatNoQuestionLeadsTo() {
            for (String page : List.of("pages/Foo_Bar.json", "other/pages/foo.json", "pages/-.json")) {
                byte[] hostile = archive("").file(page, "{}").tarGz();

                assertThat(FaultText.received(fault(RecordingIndex.ofArchive("a", hostile), "foo")))
                        .contains(page, "pages/NAME.json");
            }
        }

        @Test
        void refusesWhatDoesNotBelongIntoIt() {
            for (byte[] hostile : List.of(
                    archive("").header("pages/six.json", '2', 0).tarGz(),
                    archive("").header("dev", '3', 0).tarGz(),
                    archive("").file("../pages/six.json", "").tarGz(),
                    archive("").file("/etc/pages/six.json", "").tarGz(),
                    archive("").file("pages/lib.json", "{}").tarGz(),
                    archive("").file("x/manifest.json", "{}").tarGz(),
                    new Archives().file("a/b/manifest.json", "{}").tarGz())) {
                assertThat(FaultText.received(fault(RecordingIndex.ofArchive("a", hostile), "absent")))
                        .isNotBlank();
            }
        }
    }

    @Nested
    class Size {
        @Test
        void ofAHundredThousandFilesIsRead() throws IOException {
            StringBuilder text = new StringBuilder("{'name': 'lib', 'bodies': ['Requires-Dist: six'], 'files': [");
            for (int i = 0; i < 100_000; i++) {
                text.append(i == 0 ? "" : ",")
                        .append("['lib-1.")
                        .append(i)
                        .append("-py3-none-any.whl','")
                        .append(SHA)
                        .append("',1,'2024-01-01T00:00:00Z','>=3.8',null,0]");
            }
            RecordingIndex index = record(COMPLETE, "lib", text.append("]}").toString());

            assertThat(page(index, "lib").fileCount()).isEqualTo(100_000);
            assertThat(found(metadata(index, "lib", 99_999)).effective().version())
                    .hasToString("1.99999");
        }

        @Test
        void ofMoreThanAMillionFilesIsRefused() throws IOException {
            StringBuilder text = new StringBuilder("{'name': 'lib', 'bodies': [], 'files': [");
            for (int i = 0; i < 1_000_001; i++) {
                text.append(i == 0 ? "" : ",").append("['',null,null,null,null,null,null]");
            }

            assertThat(FaultText.received(
                            fault(record(COMPLETE, "lib", text.append("]}").toString()), "lib")))
                    .contains("1000000 files");
        }
    }

    @Test
    void aClosedOneIsUnavailable() throws IOException {
        RecordingIndex index = record(COMPLETE, "lib", PAGE);
        DistributionFile file = page(index, "lib").file(0);
        index.close();

        assertThat(FaultText.received(fault(index, "lib"))).contains("closed");
        assertThat(FaultText.received(unavailable(metadata(index, file)))).contains("closed");
    }

    @Test
    void pagesAreReadAgainWhenTheCacheIsTooSmall() throws IOException {
        record(COMPLETE, "lib", PAGE);
        RecordingIndex index = RecordingIndex.of(folder, 1);

        assertThat(found(metadata(index, "lib", 0)).effective().requiresDist()).containsExactly("six");
    }
}
