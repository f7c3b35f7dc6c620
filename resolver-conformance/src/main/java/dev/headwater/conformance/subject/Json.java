// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of JSON that somebody else wrote. What is not there, null, or of another kind is {@link #NOTHING}. */
final class Json {
    static final Json NOTHING = new Json(null, List.of(), Map.of());

    private static final int DEEPEST = 50;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final @Nullable String text;
    private final List<Json> items;
    private final Map<String, Json> fields;

    private Json(@Nullable String text, List<Json> items, Map<String, Json> fields) {
        this.text = text;
        this.items = items;
        this.fields = fields;
    }

    /**
     * Reads one value, and nothing behind it.
     *
     * @throws IOException if the text is no JSON
     */
    static Json parse(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("there is nothing");
            }
            Json value = read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("there is more than one value");
            }
            return value;
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, read(parser));
                }
                yield new Json(null, List.of(), fields);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield new Json(null, items, Map.of());
            }
            case VALUE_NULL -> NOTHING;
            default -> new Json(parser.getText(), List.of(), Map.of());
        };
    }

    Json at(String key) {
        return fields.getOrDefault(key, NOTHING);
    }

    /** {@return the elements, if it is an array} */
    List<Json> items() {
        return items;
    }

    /** {@return the text of a string, a number or a truth value} */
    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** {@return all texts in it under some keys, however deep, in order} */
    List<String> texts(List<String> keys) {
        List<String> found = new ArrayList<>();
        fields.forEach((key, value) -> {
            if (keys.contains(key)) {
                value.text().ifPresent(found::add);
            }
            found.addAll(value.texts(keys));
        });
        items.forEach(item -> found.addAll(item.texts(keys)));
        return found;
    }
}
