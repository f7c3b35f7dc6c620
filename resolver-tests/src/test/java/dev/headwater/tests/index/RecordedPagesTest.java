// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.ListedPage;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SimplePage;
import dev.headwater.http.page.ColumnPage;
import dev.headwater.http.page.PageText;
import dev.headwater.http.page.ProjectPageReader;
import dev.headwater.http.page.UnreadablePageException;
import dev.headwater.tests.OneJdk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every page of the large recording, served in both forms, and in JSON as others write it, and read back. */
@OneJdk
class RecordedPagesTest {
    private static final Path ARCHIVE =
            Path.of(System.getProperty("headwater.shared", "../shared"), "recordings", "index.tar.gz");
    private static final String FILES = "https://files.example.org/packages/";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BLOCK = 512;

    private int pages;
    private int files;

    @Test
    void areReadAlikeInBothForms() throws IOException, UnreadablePageException {
        assumeTrue(Files.isReadable(ARCHIVE), () -> "skipped: the shared recording is not at " + ARCHIVE);
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(ARCHIVE)))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                int size = Integer.parseInt(text(header, 124, 11), 8);
                byte[] body = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (text(header, 0, 100).matches("(.*/)?pages/[^/]+\\.json")) {
                    check(MAPPER.readTree(body));
                }
                header = in.readNBytes(BLOCK);
            }
        }
        assertThat(pages).isGreaterThan(800);
        assertThat(files).isGreaterThan(300_000);
    }

    private static String text(byte[] header, int from, int length) {
        String text = new String(header, from, length, StandardCharsets.US_ASCII);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private void check(JsonNode recorded) throws IOException, UnreadablePageException {
        ProjectName name = ProjectName.parse(recorded.path("name").asText());
        List<JsonNode> rows = new ArrayList<>();
        recorded.path("files").forEach(rows::add);
        List<DistributionFile> listed =
                rows.stream().map(row -> file(name, row, true)).toList();
        SimplePage written = SimplePage.of(ListedPage.ofFiles(name, ProjectStatus.ACTIVE, listed), PageNote.NONE);
        ColumnPage json = read(written.json(), SimplePage.JSON_TYPE, name);
        ColumnPage asOthersWrite = read(MAPPER.writeValueAsBytes(json(name, rows)), SimplePage.JSON_TYPE, name);
        ColumnPage stored = ColumnPage.unpack(json.pack().clone(), name);
        ColumnPage html = read(written.html(), SimplePage.HTML_TYPE, name);
        assertThat(json.fileCount()).isEqualTo(rows.size()).isEqualTo(stored.fileCount());
        assertThat(asOthersWrite.fileCount()).isEqualTo(rows.size());
        int inHtml = 0;
        for (int i = 0; i < rows.size(); i++) {
            assertIs(json, i, listed.get(i));
            assertIs(asOthersWrite, i, listed.get(i));
            assertThat(stored.file(i)).isEqualTo(json.file(i));
            if (DistributionNames.isDistribution(json.filename(i))) {
                assertIs(html, inHtml++, file(name, rows.get(i), false));
            }
        }
        assertThat(html.fileCount()).isEqualTo(inHtml);
        pages++;
        files += rows.size();
    }

    private static void assertIs(ProjectPage page, int i, DistributionFile file) {
        assertThat(page.file(i)).isEqualTo(file);
        assertThat(page.requiresPython(i)).isEqualTo(file.requiresPython().orElse(null));
        assertThat(page.isYanked(i)).isEqualTo(file.yank().isPresent());
        assertThat(page.uploadTime(i) != ProjectPage.NO_UPLOAD_TIME)
                .isEqualTo(file.uploadTime().isPresent());
    }

    /** The file that a row is, and what of it both forms say: in HTML a reason is on one line. */
    private static DistributionFile file(ProjectName name, JsonNode row, boolean sizeAndTime) {
        JsonNode time = row.path(3);
        JsonNode yank = row.path(5);
        DistributionFile.Builder file =
                DistributionFile.builder(name, row.path(0).asText(), url(row));
        if (!row.path(1).isNull()) {
            file.hashes(FileHashes.of(List.of(new FileHash("sha256", row.path(1).asText()))));
        }
        if (sizeAndTime && !row.path(2).isNull()) {
            file.size(row.path(2).asLong());
        }
        if (sizeAndTime && !time.isNull()) {
            file.uploadTime(Instant.parse(time.asText()));
        }
        Optional.ofNullable(row.path(4).asText(null)).ifPresent(file::requiresPython);
        if (!yank.isNull()) {
            String reason = yank.isTextual() ? yank.asText() : "";
            file.yank(Yank.because(sizeAndTime ? reason : reason.replaceAll("[\\x00-\\x1f]", " ")));
        }
        if (!row.path(6).isNull()) {
            file.metadata(FileHashes.none());
        }
        return file.build();
    }

    /** Ours leaves out what is not there; others write nulls, and that there is no metadata. */
    private static ObjectNode json(ProjectName name, List<JsonNode> rows) {
        ObjectNode page = MAPPER.createObjectNode();
        page.putObject("meta").put("api-version", "1.4");
        page.put("name", name.value());
        ArrayNode files = page.putArray("files");
        for (JsonNode row : rows) {
            ObjectNode file = files.addObject();
            file.put("filename", row.path(0).asText());
            file.put("url", url(row));
            ObjectNode hashes = file.putObject("hashes");
            if (!row.path(1).isNull()) {
                hashes.set("sha256", row.path(1));
            }
            file.set("size", row.path(2));
            file.set("upload-time", row.path(3));
            file.set("requires-python", row.path(4));
            file.set("yanked", row.path(5));
            file.put("core-metadata", !row.path(6).isNull());
        }
        return page;
    }

    private static ColumnPage read(byte[] body, String type, ProjectName name) throws UnreadablePageException {
        String url = "https://index.example.org/simple/" + name + "/";
        return ProjectPageReader.read(new PageText(body, body.length, type, url), name);
    }

    private static String url(JsonNode row) {
        String hash = row.path(1).asText("0123");
        return FILES + hash.substring(0, 2) + "/" + hash.substring(2) + "/"
                + row.path(0).asText();
    }
}
