// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.text.Spelling;
import java.io.IOException;

/**
 * Reads why a file cannot be used, {@code {"cause", "detail"}} in a recording of format 2. Older ones have a text in
 * its place, and so has one whose cause is of a later release.
 *
 * @param cause why
 * @param detail what there is to say beside it
 */
record CauseReader(UnusableCause cause, String detail) {
    /** How older recordings say that only a build would tell. */
    private static final String UNRELIABLE = "has no reliable metadata without building it";

    static CauseReader read(JsonText json) throws IOException {
        if (json.parser().currentToken() == JsonToken.VALUE_STRING) {
            return ofText(json.string("a text"));
        }
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        String word = "";
        String detail = "";
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            switch (key) {
                case "cause" -> word = json.string("a word");
                case "detail" -> detail = json.string("a text");
                default -> json.skipChildren();
            }
        }
        if (word.isEmpty()) {
            throw json.damaged("expected 'cause'");
        }
        UnusableCause cause = Spelling.find(word, UnusableCause.values()).orElse(UnusableCause.OTHER);
        return new CauseReader(cause, cause == UnusableCause.OTHER && detail.isEmpty() ? word : detail);
    }

    private static CauseReader ofText(String text) {
        if (!text.startsWith(UNRELIABLE)) {
            return new CauseReader(UnusableCause.OTHER, text);
        }
        String rest = text.substring(UNRELIABLE.length());
        return new CauseReader(UnusableCause.UNRELIABLE, rest.startsWith(": ") ? rest.substring(2) : rest);
    }
}
