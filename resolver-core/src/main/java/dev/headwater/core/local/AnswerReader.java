// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a recording of format 2 says of the metadata of one file. */
final class AnswerReader {
    private final JsonText json;
    private final List<MetadataAnswer> wants = new ArrayList<>();
    private final List<byte[]> texts = new ArrayList<>();
    private MetadataOrigin.@Nullable Source source;
    private @Nullable String pyproject;
    private @Nullable AnswerReader archive;
    private boolean verified;

    private AnswerReader(JsonText json) {
        this.json = json;
    }

    /** Reads an object, the parser being at its begin. */
    static MetadataAnswer read(JsonText json) throws IOException {
        AnswerReader reader = new AnswerReader(json);
        reader.readKeys();
        MetadataAnswer answer = reader.answer();
        return reader.archive == null ? answer : reader.archive.around(answer);
    }

    private void readKeys() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            readValue(key);
        }
    }

    private void readValue(String key) throws IOException {
        switch (key) {
            case "unusable" -> {
                CauseReader read = CauseReader.read(json);
                wants.add(new MetadataAnswer.Unusable(read.cause(), read.detail()));
            }
            case "unavailable" -> wants.add(new MetadataAnswer.Unavailable(FaultReader.read(json)));
            case "source" -> source = readSource();
            case "verified" -> readTrue();
            case "text" -> texts.add(text().getBytes(StandardCharsets.UTF_8));
            case "base64" -> texts.add(json.base64("the bytes of metadata"));
            case "pyproject" -> pyproject = text();
            case "archive" -> {
                archive = new AnswerReader(json);
                archive.readKeys();
            }
            default -> json.skipChildren();
        }
    }

    private String text() throws IOException {
        return json.string("a text");
    }

    private void readTrue() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.VALUE_TRUE, "true; what is not is left out");
        verified = true;
    }

    private MetadataOrigin.Source readSource() throws IOException {
        String word = text();
        for (MetadataOrigin.Source one : MetadataOrigin.Source.values()) {
            if (Spelling.of(one).equals(word)) {
                return one;
            }
        }
        throw json.damaged("expected announced, wheel, part-of-wheel, sdist, project-table, recorded or distributor");
    }

    private MetadataAnswer answer() throws IOException {
        if (source != null && texts.size() == 1 && wants.isEmpty()) {
            MetadataAnswer answer = ArchiveMetadata.ofText(texts.get(0), source);
            return verified ? answer.asVerified() : answer;
        } else if (source == null && texts.isEmpty() && wants.size() == 1) {
            return wants.get(0);
        }
        throw json.damaged("expected a source and a text, or why there is none");
    }

    /** {@return a source archive whose other answer is that one, made of the keys of this object} */
    private MetadataAnswer around(MetadataAnswer otherwise) throws IOException {
        Optional<CoreMetadata> info = texts.size() == 1
                ? ArchiveMetadata.ofText(texts.get(0), MetadataOrigin.Source.SDIST)
                        .found()
                        .map(MetadataAnswer.Found::effective)
                : Optional.empty();
        if (pyproject == null || info.isPresent() == texts.isEmpty()) {
            throw json.damaged("expected a pyproject and, if there is one, the text of PKG-INFO");
        }
        return new MetadataAnswer.SourceArchive(info, otherwise, pyproject, verified);
    }
}
