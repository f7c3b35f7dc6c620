// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.text.Shown;
import dev.headwater.http.body.ReplyHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the title of a problem document, which a server writes for people.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457: problem details</a>
 */
final class ProblemTitle {
    private static final int MOST_BYTES = 1 << 14;
    private static final int LONGEST = 120;

    private ProblemTitle() {}

    static Optional<String> read(ReplyHeaders headers, InputStream body) {
        String type = headers.value("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/problem+json")
                || headers.value("Content-Encoding").isPresent()) {
            return Optional.empty();
        }
        // Made only here: most answers with a status have none, and it takes long to make the first.
        try (JsonParser parser = new JsonFactory().createParser(body.readNBytes(MOST_BYTES))) {
            return title(parser);
        } catch (IOException e) {
            // The status says enough.
            return Optional.empty();
        }
    }

    private static Optional<String> title(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isTitle = parser.currentName().equals("title");
            JsonToken value = parser.nextToken();
            if (isTitle) {
                return value == JsonToken.VALUE_STRING
                        ? Optional.of(Shown.text(parser.getText(), LONGEST).strip())
                                .filter(title -> !title.isEmpty())
                        : Optional.empty();
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
