// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A page in JSON. */
final class SimpleJson {
    /** A key that begins so is the server's own. */
    private static final String NOTE = "_headwater";

    private static final JsonFactory JSON = new JsonFactory();

    private SimpleJson() {}

    static byte[] of(SimplePage page) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, page);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toByteArray();
    }

    private static void write(JsonGenerator json, SimplePage page) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("meta");
        json.writeStringField("api-version", page.version());
        json.writeEndObject();
        json.writeStringField("name", page.name());
        if (page.state().isPresent()) {
            json.writeObjectFieldStart("project-status");
            json.writeStringField("status", page.state().get());
            if (page.stateReason().isPresent()) {
                json.writeStringField("reason", page.stateReason().get());
            }
            json.writeEndObject();
        }
        json.writeArrayFieldStart("versions");
        for (String version : page.versions()) {
            json.writeString(version);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (DistributionFile file : page.files()) {
            write(json, file);
        }
        json.writeEndArray();
        if (!page.note().isEmpty()) {
            write(json, page.note());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DistributionFile file) throws IOException {
        json.writeStartObject();
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", file.url());
        write(json, "hashes", file.hashes());
        if (file.size().isPresent()) {
            json.writeNumberField("size", file.size().getAsLong());
        }
        if (file.uploadTime().isPresent()) {
            json.writeStringField(
                    "upload-time",
                    file.uploadTime().get().truncatedTo(ChronoUnit.MICROS).toString());
        }
        if (file.requiresPython().isPresent()) {
            json.writeStringField("requires-python", file.requiresPython().get());
        }
        if (file.yank().isPresent()) {
            yanked(json, file.yank().get());
        }
        if (file.metadata().isPresent()) {
            metadata(json, file.metadata().get());
        }
        json.writeEndObject();
    }

    private static void yanked(JsonGenerator json, Yank yank) throws IOException {
        if (yank.reason().isPresent()) {
            json.writeStringField("yanked", yank.reason().get());
        } else {
            json.writeBooleanField("yanked", true);
        }
    }

    /** An object without hashes is taken for nothing by some. */
    private static void metadata(JsonGenerator json, FileHashes hashes) throws IOException {
        if (hashes.isEmpty()) {
            json.writeBooleanField("core-metadata", true);
        } else {
            write(json, "core-metadata", hashes);
        }
    }

    private static void write(JsonGenerator json, String key, FileHashes hashes) throws IOException {
        json.writeObjectFieldStart(key);
        for (FileHash hash : hashes) {
            json.writeStringField(hash.algorithm(), hash.hex());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, PageNote note) throws IOException {
        json.writeObjectFieldStart(NOTE);
        for (Map.Entry<String, List<String>> said : note.said().entrySet()) {
            json.writeArrayFieldStart(said.getKey());
            for (String text : said.getValue()) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
