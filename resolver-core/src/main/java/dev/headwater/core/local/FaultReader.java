// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.IndexFault;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"location", "received", "attempts", "repair"}} of a recording of format 2. */
final class FaultReader {
    private static final int MOST_ATTEMPTS = 1_000_000;

    private FaultReader() {}

    static IndexFault read(JsonText json) throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        Map<String, String> texts = new HashMap<>();
        long attempts = 1;
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            switch (key) {
                case "location", "received", "repair" -> texts.put(key, json.string("a text"));
                case "attempts" -> attempts = json.number("how often it was tried");
                default -> json.skipChildren();
            }
        }
        String location = texts.get("location");
        String received = texts.get("received");
        if (location == null || received == null || attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw json.damaged("expected 'location', 'received' and a number of attempts");
        }
        return new IndexFault(location, received, (int) attempts, Optional.ofNullable(texts.get("repair")));
    }
}
