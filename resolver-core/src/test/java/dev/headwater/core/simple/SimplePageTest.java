// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimplePageTest {
    private static final String DIGEST = "ab".repeat(32);

    private static ProjectPage listed(String universe) {
        return InMemoryIndex.parse(universe)
                .project(ProjectName.parse("lib"))
                .toCompletableFuture()
                .join()
                .listed()
                .orElseThrow();
    }

    private static SelectedPage all(ProjectPage page) {
        int[] rows = IntStream.range(0, page.fileCount())
                .filter(row -> page.provided(row) == null)
                .toArray();
        return SelectedPage.of(page, rows, page::file);
    }

    private static SimplePage whole() {
        ProjectPage page = listed("lib 1.0 | python <4,>=3.8 | yanked: broke \"a\" & <b>\n");
        FileHashes sha256 = FileHashes.of(List.of(new FileHash("sha256", DIGEST)));
        return SimplePage.of(
                SelectedPage.of(
                        page,
                        new int[] {0},
                        row -> DistributionFile.builder(
                                        page.name(), page.filename(row), "../../files/lib/" + page.filename(row))
                                .hashes(sha256)
                                .size(12)
                                .uploadTime(Instant.parse("2025-01-31T10:11:12.123456Z"))
                                .requiresPython("<4,>=3.8")
                                .yank(Yank.because("broke \"a\" & <b>"))
                                .metadata(sha256)
                                .build()),
                PageNote.builder().say("reason", "--> because").build());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void inJsonAllThatIsListedOfAFileStandsUnderTheWordsOfTheStandard() {
        assertThat(text(whole().json()))
                .isEqualTo("{\"meta\":{\"api-version\":\"1.4\"},\"name\":\"lib\",\"versions\":[\"1.0\"],\"files\":["
                        + "{\"filename\":\"lib-1.0-py3-none-any.whl\","
                        + "\"url\":\"../../files/lib/lib-1.0-py3-none-any.whl\","
                        + "\"hashes\":{\"sha256\":\"" + DIGEST + "\"},\"size\":12,"
                        + "\"upload-time\":\"2025-01-31T10:11:12.123456Z\","
                        + "\"requires-python\":\"<4,>=3.8\",\"yanked\":\"broke \\\"a\\\" & <b>\","
                        + "\"core-metadata\":{\"sha256\":\"" + DIGEST + "\"}}],"
                        + "\"_headwater\":{\"reason\":[\"--> because\"]}}");
    }

    @Test
    void inHtmlNothingThatIsListedEndsAnAttributeOrAComment() {
        assertThat(text(whole().html())).isEqualTo("""
                <!DOCTYPE html>
                <html>
                <head>
                <meta charset="utf-8">
                <meta name="pypi:repository-version" content="1.4">
                <title>Links for lib</title>
                </head>
                <body>
                <h1>Links for lib</h1>
                <!-- reason: --&gt; because -->
                <a href="../../files/lib/lib-1.0-py3-none-any.whl#sha256=%1$s" data-requires-python="&lt;4,&gt;=3.8" \
                data-yanked="broke &quot;a&quot; &amp; &lt;b&gt;" data-core-metadata="sha256=%1$s" \
                data-dist-info-metadata="sha256=%1$s">lib-1.0-py3-none-any.whl</a><br>
                </body>
                </html>
                """.formatted(DIGEST));
    }

    @Test
    void aPageWithAFileOfUnknownSizePromisesTheVersionThatNeedsNone() {
        SimplePage page = SimplePage.of(all(listed("lib 1.0\nlib 2.0 | sdist\n")), PageNote.NONE);

        assertThat(text(page.json()))
                .contains("\"api-version\":\"1.0\"", "\"versions\":[\"1.0\",\"2.0\"]")
                .doesNotContain("_headwater");
    }

    @Test
    void ofWhatIsProvidedNothingIsWritten() {
        ProjectPage page = listed("lib 2.4 provided pkg:deb/debian/python3-lib@2.4-1\n");

        assertThat(text(SimplePage.of(page, PageNote.NONE).json())).contains("\"files\":[]", "\"versions\":[]");
    }

    @Test
    void metadataWithoutAHashIsAnnouncedAllTheSame() {
        ProjectPage page = listed("lib 1.0\n");
        SimplePage announced = SimplePage.of(
                SelectedPage.of(
                        page,
                        new int[] {0},
                        row -> DistributionFile.builder(page.name(), page.filename(row), "x")
                                .yank(Yank.withoutReason())
                                .metadata(FileHashes.none())
                                .build()),
                PageNote.NONE);

        assertThat(text(announced.json())).contains("\"core-metadata\":true", "\"yanked\":true");
        assertThat(text(announced.html())).contains("data-core-metadata=\"true\"", "data-yanked=\"\"");
    }
}
