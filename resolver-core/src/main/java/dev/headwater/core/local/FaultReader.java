// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"kind", "status", "location", "received", "attempts", "remedy"}} of a recording of format 2. Older ones
 * have no kind, and a text called {@code repair} for the remedy.
 */
final class FaultReader {
    private static final int MOST_ATTEMPTS = 1_000_000;
    private static final int HIGHEST_STATUS = 999;

    private final JsonText json;
    private final Map<String, String> texts = new HashMap<>();
    private long attempts = 1;
    private OptionalInt status = OptionalInt.empty();
    private @Nullable Remedy remedy;

    private FaultReader(JsonText json) {
        this.json = json;
    }

    static IndexFault read(JsonText json) throws IOException {
        return new FaultReader(json).read();
    }

    private IndexFault read() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            readValue(key);
        }
        String location = texts.get("location");
        String received = texts.get("received");
        if (location == null || received == null || attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw json.damaged("expected 'location', 'received' and a number of attempts");
        }
        IndexFault.Kind kind = Spelling.find(texts.getOrDefault("kind", ""), IndexFault.Kind.values())
                .orElse(IndexFault.Kind.OTHER);
        return new IndexFault(kind, status, location, detail(received), (int) attempts, Optional.ofNullable(remedy));
    }

    /** What is recorded in words is quoted, but for a status alone. */
    private FaultDetail detail(String received) {
        return status.isPresent() && received.equals("status " + status.getAsInt())
                ? new FaultDetail.Status(status.getAsInt())
                : new FaultDetail.Quoted(received);
    }

    private void readValue(String key) throws IOException {
        switch (key) {
            case "kind", "location", "received" -> texts.put(key, json.string("a text"));
            case "attempts" -> attempts = json.number("how often it was tried");
            case "status" -> status = OptionalInt.of(readStatus());
            case "repair" -> remedy = Remedy.of(Remedy.Action.OTHER, json.string("a text"));
            case "remedy" -> remedy = readRemedy();
            default -> json.skipChildren();
        }
    }

    private int readStatus() throws IOException {
        long number = json.number("an HTTP status");
        if (number < 100 || number > HIGHEST_STATUS) {
            throw json.damaged("expected an HTTP status");
        }
        return (int) number;
    }

    /** One of a later release is passed over, for its words are not known. */
    private @Nullable Remedy readRemedy() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        String action = "";
        String subject = "";
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            switch (key) {
                case "action" -> action = json.string("a word");
                case "subject" -> subject = json.string("a text");
                default -> json.skipChildren();
            }
        }
        Remedy.Action known = Spelling.find(action, Remedy.Action.values()).orElse(null);
        return known == null ? null : Remedy.of(known, subject);
    }
}
