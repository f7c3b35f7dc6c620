// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index of a scenario as a folder on this machine.
 *
 * @param index what it has
 * @param place where it is written
 */
record ServedFolder(ServedIndex index, Path place) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String ABSENT = "absent ";

    /** Writes its files: all beside one another, or each in the folder of its project, which may be empty. */
    void writeFiles(boolean isByProject) throws IOException {
        Files.createDirectory(place);
        for (ProjectPage page : pages()) {
            Path folder = isByProject
                    ? Files.createDirectory(place.resolve(page.name().value()))
                    : place;
            for (int row = 0; row < page.fileCount(); row++) {
                DistributionFile file = page.file(row);
                Path written = folder.resolve(file.filename()).normalize();
                if (!folder.equals(written.getParent())) {
                    throw new IOException("a file of a scenario would be written elsewhere");
                }
                Files.write(written, index.bytes(file));
            }
        }
    }

    /**
     * Writes what {@code docs/recording.md} describes as format 1.
     *
     * @param absent names that the index said it does not have
     */
    void writeRecording(boolean isComplete, List<ProjectName> absent) throws IOException {
        Path folder = Files.createDirectories(place.resolve("pages"));
        try (JsonGenerator json = json(place.resolve("manifest.json"))) {
            json.writeStartObject();
            json.writeNumberField("format", 1);
            json.writeBooleanField("complete", isComplete);
            json.writeStringField("bodies", "text");
            json.writeArrayFieldStart("absent");
            for (ProjectName name : absent) {
                json.writeString(name.value());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        for (ProjectPage page : pages()) {
            writePage(page, folder.resolve(page.name() + ".json"));
        }
    }

    private void writePage(ProjectPage page, Path file) throws IOException {
        try (JsonGenerator json = json(file)) {
            json.writeStartObject();
            json.writeStringField("name", page.name().value());
            json.writeArrayFieldStart("bodies");
            for (int row = 0; row < page.fileCount(); row++) {
                json.writeString(new String(index.metadataOf(page.file(row)), StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            for (int row = 0; row < page.fileCount(); row++) {
                write(json, page.file(row), row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, DistributionFile file, int body) throws IOException {
        json.writeStartArray();
        json.writeString(file.filename());
        json.writeString(file.hashes().of("sha256").map(FileHash::hex).orElseThrow());
        json.writeNumber(index.bytes(file).length);
        writeOrNull(json, file.uploadTime().map(Instant::toString));
        writeOrNull(json, file.requiresPython());
        if (file.yank().isPresent() && file.yank().flatMap(Yank::reason).isEmpty()) {
            json.writeBoolean(true);
        } else {
            writeOrNull(json, file.yank().flatMap(Yank::reason));
        }
        json.writeNumber(body);
        json.writeEndArray();
    }

    /** {@return the names that a universe says an index not to have} */
    static List<ProjectName> absent(String universe, IndexId id) {
        List<ProjectName> absent = new ArrayList<>();
        String head = "";
        for (String line : universe.lines().toList()) {
            head = line.startsWith("[") ? line.strip() : head;
            if (head.equals("[" + id + "]") && line.startsWith(ABSENT)) {
                absent.add(ProjectName.parse(line.substring(ABSENT.length()).strip()));
            }
        }
        return absent;
    }

    private static void writeOrNull(JsonGenerator json, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            json.writeNull();
        }
    }

    private static JsonGenerator json(Path file) throws IOException {
        return FACTORY.createGenerator(Files.newBufferedWriter(file));
    }

    private List<ProjectPage> pages() {
        SortedMap<ProjectName, ProjectPage> pages = new TreeMap<>();
        if (index.names().toCompletableFuture().join() instanceof NamesAnswer.Complete complete) {
            complete.names()
                    .forEach(name -> index.project(name)
                            .toCompletableFuture()
                            .join()
                            .listed()
                            .ifPresent(page -> pages.put(name, page)));
        }
        return new ArrayList<>(pages.values());
    }
}
