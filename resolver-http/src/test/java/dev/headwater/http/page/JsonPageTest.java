// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static dev.headwater.http.page.Pages.json;
import static dev.headwater.http.page.Pages.jsonFile;
import static dev.headwater.http.page.Pages.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProjectStatus.State;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPageTest {
    private static final String SHA256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

    @Test
    void aFileIsReadWithAllThatIsSaidOfIt() throws UnreadablePageException {
        ColumnPage page = json("""
                {"meta": {"api-version": "1.4", "_last-serial": 12}, "name": "lib", "versions": ["1.0"], "files": [
                  {"filename": "lib-1.0-py3-none-any.whl",
                   "url": "https://files.example.org/packages/ab/lib-1.0-py3-none-any.whl",
                   "hashes": {"sha256": "%s"}, "size": 1234, "upload-time": "2026-01-31T12:34:56.123456Z",
                   "requires-python": ">=3.9", "yanked": "broken", "core-metadata": {"sha256": "%s"},
                   "gpg-sig": true, "provenance": null}]}
                """.formatted(SHA256, SHA256));

        assertThat(page.name()).isEqualTo(Pages.LIB);
        assertThat(page.status()).isEqualTo(ProjectStatus.ACTIVE);
        assertThat(page.fileCount()).isEqualTo(1);
        assertThat(page.filename(0)).isEqualTo("lib-1.0-py3-none-any.whl");
        assertThat(page.requiresPython(0)).isEqualTo(">=3.9");
        assertThat(page.isYanked(0)).isTrue();
        DistributionFile file = page.file(0);
        assertThat(file.url()).isEqualTo("https://files.example.org/packages/ab/lib-1.0-py3-none-any.whl");
        assertThat(file.hashes()).containsExactly(new FileHash("sha256", SHA256));
        assertThat(file.size()).hasValue(1234);
        assertThat(file.uploadTime()).contains(Instant.parse("2026-01-31T12:34:56.123456Z"));
        assertThat(file.requiresPython()).contains(">=3.9");
        assertThat(file.yank()).contains(Yank.because("broken"));
        assertThat(file.metadata())
                .hasValueSatisfying(hashes -> assertThat(hashes).containsExactly(new FileHash("sha256", SHA256)));
    }

    @Test
    void whatIsNotSaidIsNotThere() throws UnreadablePageException {
        ColumnPage page = jsonFile("");

        assertThat(page.requiresPython(0)).isNull();
        assertThat(page.isYanked(0)).isFalse();
        assertThat(page.uploadTime(0)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
        DistributionFile file = page.file(0);
        assertThat(file.hashes()).isEmpty();
        assertThat(file.size()).isEmpty();
        assertThat(file.uploadTime()).isEmpty();
        assertThat(file.requiresPython()).isEmpty();
        assertThat(file.yank()).isEmpty();
        assertThat(file.metadata()).isEmpty();
    }

    @Nested
    class ThePage {
        @ParameterizedTest
        @ValueSource(strings = {"1.0", "1.99", "1", "1.123456789012345678901234567890", "01.1"})
        void ofALaterMinorVersionIsRead(String version) throws UnreadablePageException {
            assertThat(json("{\"meta\":{\"api-version\":\"%s\"},\"name\":\"lib\",\"files\":[]}".formatted(version))
                            .fileCount())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"2.0\"",
                    "\"10.0\"",
                    "2",
                    "2.5",
                    "\"99999999999999999999.0\"",
                    "\"new\"",
                    "\"1.x\"",
                    "\"\"",
                    "[1]"
                })
        void ofALaterMajorVersionOrNoneIsNot(String version) {
            unreadable(() -> json("{\"meta\":{\"api-version\":%s},\"name\":\"lib\",\"files\":[]}".formatted(version)));
        }

        @Test
        void withoutAVersionIsOfTheFirst() throws UnreadablePageException {
            assertThat(json("{\"name\":\"lib\",\"files\":[]}").fileCount()).isZero();
            assertThat(json("{\"meta\":{\"api-version\":null},\"name\":\"lib\",\"files\":[]}")
                            .fileCount())
                    .isZero();
        }

        @Test
        void saysWhoseItIs() throws UnreadablePageException {
            assertThat(json("{\"name\":\"LIB\",\"files\":[]}").name()).isEqualTo(Pages.LIB);
            unreadable(() -> json("{\"name\":\"other\",\"files\":[]}"))
                    .withMessageContaining("another project, 'other'");
            unreadable(() -> json("{\"name\":\"-\",\"files\":[]}"));
            unreadable(() -> json("{\"name\":7,\"files\":[]}"));
            unreadable(() -> json("{\"files\":[]}")).withMessageContaining("'name'");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"name\":\"lib\"}",
                    "{\"name\":\"lib\",\"files\":null}",
                    "{\"name\":\"lib\",\"files\":{}}",
                    "{\"name\":\"lib\",\"files\":[null]}",
                    "{\"name\":\"lib\",\"files\":[[]]}",
                    "{\"projects\":[{\"name\":\"lib\"}]}",
                    "[]",
                    "null",
                    "\"lib\"",
                    "{\"name\":\"lib\",\"files\":[]",
                    "{\"name\":\"lib\",\"files\":[],}",
                    "{\"name\":\"lib\",\"files\":[]} {}",
                    "{\"name\":\"lib\",\"files\":[]}x",
                    "{\"name\":\"lib\",\"files\":[]}\0",
                    "{'name':'lib','files':[]}",
                    "{\"name\":\"lib\",\"name\":\"lib\",\"files\":[]}",
                    "{\"name\":\"lib\",\"files\":[],\"files\":[]}",
                    "{\"name\":\"lib\",\"files\":[],\"meta\":[]}",
                    "{\"name\":\"lib\",\"files\":[],\"x\":01}",
                    "{\"name\":\"lib\",\"files\":[],\"x\":tru}",
                    "<html></html>",
                })
        void thatIsNoneIsUnreadable(String body) {
            unreadable(() -> json(body));
        }

        @Test
        void thatIsEmptyIsUnreadable() {
            unreadable(() -> json("")).withMessage("an empty body");
            unreadable(() -> json(" \r\n")).withMessage("an empty body");
        }

        @Test
        void mayHoldAnythingBesides() throws UnreadablePageException {
            ColumnPage page = json("""
                    {"_x": {"files": [{"name": [1.5e3, -0.0, true, {"url": null}]}]}, "": "", "url": 1, "url": 2,
                     "alternate-locations": ["https://\\u00e4.example/"], "namespaces": null,
                     "name": "lib", "files": [{"x": {"filename": 1}, "filename": "lib-1.zip", "url": "a", "name": "other"}]}
                    """);

            assertThat(page.filename(0)).isEqualTo("lib-1.zip");
        }

        @Test
        void isNotReadBelowAHundredFolds() {
            unreadable(() -> json("{\"name\":\"lib\",\"files\":[],\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"));
        }

        @Test
        void mayBeginWithAByteOrderMark() throws UnreadablePageException {
            assertThat(json("\uFEFF{\"name\":\"lib\",\"files\":[]}").fileCount())
                    .isZero();
        }
    }

    @Nested
    class TheStatus {
        @ParameterizedTest
        @CsvSource({
            "'{\"status\":\"quarantined\",\"reason\":\"bad\"}', QUARANTINED, bad",
            "'{\"status\":\"archived\"}', ARCHIVED, ",
            "'{\"status\":\"deprecated\",\"reason\":null}', DEPRECATED, ",
            "'{\"status\":\"active\"}', ACTIVE, ",
            "'{\"status\":\"haunted\",\"reason\":\"boo\"}', ACTIVE, boo",
            "'{\"state\":\"quarantined\"}', ACTIVE, ",
            "'\"quarantined\"', ACTIVE, ",
            "'[]', ACTIVE, ",
            "null, ACTIVE, ",
        })
        void isReadAtTheTop(String status, State state, String reason) throws UnreadablePageException {
            ColumnPage page = json("{\"name\":\"lib\",\"project-status\":%s,\"files\":[]}".formatted(status));

            assertThat(page.status()).isEqualTo(new ProjectStatus(state, Optional.ofNullable(reason)));
        }

        @Test
        void isNotReadBelowMeta() throws UnreadablePageException {
            assertThat(
                            json("{\"meta\":{\"project-status\":{\"status\":\"quarantined\"}},\"name\":\"lib\",\"files\":[]}")
                                    .status())
                    .isEqualTo(ProjectStatus.ACTIVE);
        }
    }

    @Nested
    class AFile {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"filename\":\"lib-1.0.tar.gz\"}",
                    "{\"url\":\"lib-1.0.tar.gz\"}",
                    "{\"filename\":null,\"url\":\"x\"}",
                    "{\"filename\":\"lib-1.0.tar.gz\",\"url\":1}",
                    "{\"filename\":\"\",\"url\":\"x\"}",
                    "{\"filename\":\".\",\"url\":\"x\"}",
                    "{\"filename\":\"..\",\"url\":\"x\"}",
                    "{\"filename\":\"../lib-1.0.tar.gz\",\"url\":\"x\"}",
                    "{\"filename\":\"a\\\\lib-1.0.tar.gz\",\"url\":\"x\"}",
                    "{\"filename\":\"a\",\"filename\":\"a\",\"url\":\"x\"}",
                })
        void withoutAProperNameOrURLMakesThePageUnreadable(String file) {
            unreadable(() -> json("{\"name\":\"lib\",\"files\":[" + file + "]}"));
        }

        @ParameterizedTest
        @CsvSource({
            "true, ''",
            "'\"why\"', why",
            "'\"caf\\u00e9 \\\"x\\\"\"', café \"x\"",
            "1, ''",
            "'{\"a\":[1]}', ''",
            "'[]', ''"
        })
        void isYankedByAMark(String yanked, String reason) throws UnreadablePageException {
            ColumnPage page = jsonFile("\"yanked\":" + yanked);

            assertThat(page.isYanked(0)).isTrue();
            assertThat(page.file(0).yank()).contains(Yank.because(reason));
        }

        @ParameterizedTest
        @ValueSource(strings = {"false", "null", "\"\""})
        void isNotYankedByNoneOrAnEmptyText(String yanked) throws UnreadablePageException {
            assertThat(jsonFile("\"yanked\":" + yanked).isYanked(0)).isFalse();
            assertThat(jsonFile("\"yanked\":" + yanked).file(0).yank()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"\"", "3", "[\">=3\"]", "{}"})
        void mayHaveNoRequiresPython(String python) throws UnreadablePageException {
            assertThat(jsonFile("\"requires-python\":" + python).requiresPython(0))
                    .isNull();
        }

        @Test
        void keepsARequiresPythonThatIsNone() throws UnreadablePageException {
            assertThat(jsonFile("\"requires-python\":\">=python3\"").requiresPython(0))
                    .isEqualTo(">=python3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "\"12\"", "1.5", "1e3", "99999999999999999999999", "null", "{}", "-0"})
        void mayHaveNoSizeThatIsOne(String size) throws UnreadablePageException {
            assertThat(jsonFile("\"size\":" + size).file(0).size()).isEmpty();
        }

        @Test
        void mayBeEmptyOrHuge() throws UnreadablePageException {
            assertThat(jsonFile("\"size\":0").file(0).size()).hasValue(0);
            assertThat(jsonFile("\"size\":123456789012345678").file(0).size()).hasValue(123456789012345678L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"yesterday\"", "\"2026-02-30T00:00:00Z\"", "\"\"", "1700000000", "null", "[]"})
        void mayHaveNoUploadTimeThatIsOne(String time) throws UnreadablePageException {
            assertThat(jsonFile("\"upload-time\":" + time).uploadTime(0)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
        }

        @Test
        void hasHashesOfAnyAlgorithmInTheirOrder() throws UnreadablePageException {
            DistributionFile file = jsonFile("\"hashes\":{\"MD5\":\"%s\",\"sha256\":\"%s\",\"tiger\":\"ABcd\"}"
                            .formatted("00112233445566778899aabbccddeeff", SHA256.toUpperCase(Locale.ROOT)))
                    .file(0);

            assertThat(file.hashes())
                    .containsExactly(
                            new FileHash("md5", "00112233445566778899aabbccddeeff"),
                            new FileHash("sha256", SHA256),
                            new FileHash("tiger", "abcd"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'{\"sha256\":\"xyz\"}'|MALFORMED_HASH",
                    "'{\"sha256\":\"abcd\"}'|MALFORMED_HASH",
                    "'{\"sha256\":\"4gb47d9d6ea9a6d3a2ad4fcaa6a3d2a8e1d95ccb1c04c4f0e1d5a5e1e8c4b9e1\"}'|MALFORMED_HASH",
                    "'{\"md5\":\"00112233445566778899aabbccddeeff\",\"sha256\":\"0\"}'|MALFORMED_HASH",
                    "'{\"a b\":\"abcd\"}'|MALFORMED_HASH",
                    "'{\"sha256\":7}'|HASH_NO_TEXT",
                    "'{\"sha256\":[\"ab\"]}'|HASH_NO_TEXT",
                    "'{\"sha256\":{\"a\":[1]}}'|HASH_NO_TEXT",
                    "'{\"sha256\":true}'|HASH_NO_TEXT",
                    "'{\"foo\":\"abcd\",\"FOO\":\"abce\"}'|CONFLICTING_HASHES",
                    "'\"sha256\"'|HASHES_NO_OBJECT",
                    "'[{\"sha256\":\"ab\"}]'|HASHES_NO_OBJECT",
                    "'17'|HASHES_NO_OBJECT"
                })
        void withAHashThatIsNoneIsLostAlone(String hashes, ListingFault fault) throws UnreadablePageException {
            ColumnPage page = json("""
                    {"name": "lib", "files": [
                      {"filename": "lib-1.0.zip", "url": "a", "hashes": {"sha256": "%s"}},
                      {"filename": "lib-2.0.zip", "url": "b", "hashes": %s, "requires-python": ">=3", "size": 5,
                       "core-metadata": {"sha256": "%s"}, "yanked": "why"},
                      {"filename": "lib-3.0.zip", "url": "c"}]}""".formatted(SHA256, hashes, SHA256));

            assertThat(page.fault(1)).isEqualTo(fault);
            assertThat(page.file(1).fault()).contains(fault);
            assertThat(page.file(1).hashes()).isEmpty();
            assertThat(page.file(1).size()).hasValue(5);
            assertThat(page.file(1).metadata()).isPresent();
            for (int sound : new int[] {0, 2}) {
                assertThat(page.fault(sound)).isNull();
                assertThat(page.file(sound).fault()).isEmpty();
            }
            ColumnPageTest.assertSame(ColumnPage.unpack(page.pack().clone(), Pages.LIB), page);
        }

        @Test
        void withMoreHashesThanAnybodyHasIsLostAlone() throws UnreadablePageException {
            StringBuilder hashes = new StringBuilder("{\"x\":\"ab\"");
            for (int i = 0; i < 70; i++) {
                hashes.append(",\"x").append(i).append("\":\"ab\"");
            }
            assertThat(jsonFile("\"hashes\":" + hashes.append('}')).fault(0)).isEqualTo(ListingFault.TOO_MANY_HASHES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "null", "{\"sha256\":\"\"}", "{\"sha256\":null}"})
        void mayHaveNoHashes(String hashes) throws UnreadablePageException {
            assertThat(jsonFile("\"hashes\":" + hashes).file(0).hashes()).isEmpty();
        }
    }

    @Nested
    class AMetadataFile {
        @ParameterizedTest
        @ValueSource(strings = {"true", "{}", "{\"sha256\":\"none\"}", "{\"sha256\":1}", "\"yes\"", "[1]", "1"})
        void isAnnouncedByWhateverIsNotFalse(String value) throws UnreadablePageException {
            assertThat(jsonFile("\"core-metadata\":" + value).file(0).metadata())
                    .hasValueSatisfying(hashes -> assertThat(hashes).isEmpty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"core-metadata\":false", "\"core-metadata\":null", "\"dist-info-metadata\":false"})
        void isNotAnnouncedByFalseOrNull(String field) throws UnreadablePageException {
            assertThat(jsonFile(field).file(0).metadata()).isEmpty();
        }

        @Test
        void isAnnouncedByTheOlderKeyOnlyIfTheNewerIsMissing() throws UnreadablePageException {
            String older = "\"dist-info-metadata\":{\"sha256\":\"%s\"}".formatted(SHA256);

            assertThat(jsonFile(older).file(0).metadata())
                    .hasValueSatisfying(hashes -> assertThat(hashes).hasSize(1));
            assertThat(jsonFile(older + ",\"core-metadata\":null").file(0).metadata())
                    .isPresent();
            assertThat(jsonFile(older + ",\"core-metadata\":false").file(0).metadata())
                    .isEmpty();
            assertThat(jsonFile("\"core-metadata\":false," + older).file(0).metadata())
                    .isEmpty();
            assertThat(jsonFile("\"core-metadata\":true," + older).file(0).metadata())
                    .hasValueSatisfying(hashes -> assertThat(hashes).isEmpty());
            assertThat(jsonFile(older + ",\"core-metadata\":true").file(0).metadata())
                    .hasValueSatisfying(hashes -> assertThat(hashes).isEmpty());
        }

        @Test
        void isNotAnnouncedByAKeyThatNoStandardHas() throws UnreadablePageException {
            assertThat(jsonFile("\"data-dist-info-metadata\":true").file(0).metadata())
                    .isEmpty();
        }
    }

    @Nested
    class AUrl {
        @ParameterizedTest
        @CsvSource({
            "lib-1.0.tar.gz, https://index.example.org/simple/lib/lib-1.0.tar.gz",
            "../../files/lib-1.0.tar.gz, https://index.example.org/files/lib-1.0.tar.gz",
            "/files/lib-1.0.tar.gz#sha256=ab, https://index.example.org/files/lib-1.0.tar.gz",
            "//cdn.example.org/lib-1.0.tar.gz, https://cdn.example.org/lib-1.0.tar.gz",
            "http://cdn.example.org:8080/a%20b/lib-1.0.tar.gz?x=1, http://cdn.example.org:8080/a%20b/lib-1.0.tar.gz?x=1",
            "https://me:secret@cdn.example.org/lib-1.0.tar.gz, https://cdn.example.org/lib-1.0.tar.gz",
            "https://cdn.example.org/a/./b/../lib-1.0.tar.gz, https://cdn.example.org/a/lib-1.0.tar.gz",
            "ftp://cdn.example.org/lib-1.0.tar.gz, ftp://cdn.example.org/lib-1.0.tar.gz",
        })
        void isRelativeToThatOfTheAnswer(String listed, String url) throws UnreadablePageException {
            ColumnPage page = json("{\"name\":\"lib\",\"files\":[{\"filename\":\"lib-1.0.tar.gz\",\"url\":\"%s\"}]}"
                    .formatted(listed));

            assertThat(page.file(0).url()).isEqualTo(url);
        }
    }

    @Nested
    class TheContentType {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/vnd.pypi.simple.v1+json",
                    "Application/VND.pypi.simple.V1+JSON; charset=utf-8",
                    "application/vnd.pypi.simple.latest+json"
                })
        void isCompared(String type) throws UnreadablePageException {
            assertThat(ProjectPageReader.read(Pages.text("{\"name\":\"lib\",\"files\":[]}", type), Pages.LIB)
                            .fileCount())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/plain", "", "application/vnd.pypi.simple.v2+json", ";"})
        void ofAnotherKindIsUnreadable(String type) {
            unreadable(() -> ProjectPageReader.read(Pages.text("{\"name\":\"lib\",\"files\":[]}", type), Pages.LIB))
                    .matches(e -> e.detail() instanceof FaultDetail.MediaType);
        }
    }
}
