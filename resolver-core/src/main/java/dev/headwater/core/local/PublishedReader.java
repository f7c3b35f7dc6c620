// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a recording of format 2 says of the metadata within a distributor's package. */
final class PublishedReader {
    /** The key of a row under which it stands. */
    static final String KEY = "published";

    private final JsonText json;
    private PublishedAnswer.@Nullable Extent extent;
    private @Nullable CoreMetadata published;
    private @Nullable CoreMetadata effective;
    private List<ProvidedNote> notes = List.of();
    private @Nullable String none;
    private @Nullable IndexFault unavailable;

    private PublishedReader(JsonText json) {
        this.json = json;
    }

    /** Reads an object, the parser being at its begin. */
    static PublishedAnswer read(JsonText json) throws IOException {
        PublishedReader reader = new PublishedReader(json);
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            reader.readValue(key);
        }
        return reader.answer();
    }

    private void readValue(String key) throws IOException {
        switch (key) {
            case "extent" ->
                extent = Spelling.find(json.string("a text"), PublishedAnswer.Extent.values())
                        .orElseThrow(() -> json.damaged("expected whole or without-requirements"));
            case "published" -> published = metadata();
            case "effective" -> effective = metadata();
            case "notes" -> notes = ProvidedReader.readNotes(json);
            case "none" -> none = json.string("a text");
            case "unavailable" -> unavailable = FaultReader.read(json);
            default -> json.skipChildren();
        }
    }

    private CoreMetadata metadata() throws IOException {
        if (AnswerReader.read(json) instanceof MetadataAnswer.Found found) {
            return found.effective();
        }
        throw json.damaged("expected metadata that can be read");
    }

    private PublishedAnswer answer() throws IOException {
        if (published != null && extent != null) {
            return new PublishedAnswer.Found(effective == null ? published : effective, published, extent, notes);
        } else if (none != null) {
            return new PublishedAnswer.None(none);
        } else if (unavailable != null) {
            return new PublishedAnswer.Unavailable(unavailable);
        }
        throw json.damaged("expected metadata and its extent, or why there is none");
    }
}
