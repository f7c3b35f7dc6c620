// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.headwater.api.text.Shown;
import java.io.IOException;

/** Reads whatever is JSON, and says where it is none. */
final class JacksonCursor implements JsonCursor, AutoCloseable {
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Keys may be anything: those that are interned would stay for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .build())
            .build();

    private final JsonParser parser;
    private final Slice key = new Slice();
    private final Slice text = new Slice();
    /** Whether the parser stands on a value that {@link #value} has yet to tell. */
    private boolean peeked;

    JacksonCursor(PageText page) throws IOException {
        for (int i = 0; i < Math.min(page.length(), 4); i++) {
            // The parser would take it for UTF-16 or UTF-32, by which no page is sent.
            if (page.body()[i] == 0 || (page.body()[i] & 0xfe) == 0xfe) {
                throw new IOException("it is not UTF-8");
            }
        }
        parser = FACTORY.createParser(page.body(), 0, page.length());
    }

    /** {@return what is wrong with a text, and where} */
    static String fault(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? "line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr() + ": " + Shown.masked(json.getOriginalMessage(), 200)
                : Shown.masked(String.valueOf(e.getMessage()), 200);
    }

    private JsonToken next() throws IOException {
        JsonToken token = peeked ? parser.currentToken() : parser.nextToken();
        peeked = false;
        if (token == null) {
            throw new IOException("it ends early");
        }
        return token;
    }

    @Override
    public Kind value() throws IOException {
        return switch (next()) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> keepText(Kind.STRING);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> keepText(Kind.NUMBER);
            case VALUE_TRUE -> Kind.TRUE;
            case VALUE_FALSE -> Kind.FALSE;
            case VALUE_NULL -> Kind.NULL;
            default -> throw new IOException("it has no value where one is due");
        };
    }

    private Kind keepText(Kind kind) throws IOException {
        text.set(parser.getText());
        return kind;
    }

    @Override
    public boolean nextKey() throws IOException {
        if (next() == JsonToken.END_OBJECT) {
            return false;
        }
        key.set(parser.currentName());
        return true;
    }

    @Override
    public boolean nextElement() throws IOException {
        peeked = next() != JsonToken.END_ARRAY;
        return peeked;
    }

    @Override
    public void skip() throws IOException {
        JsonToken token = next();
        if (token.isStructStart()) {
            parser.skipChildren();
        }
    }

    @Override
    public void skipRest(Kind begun) throws IOException {
        if (begun == Kind.OBJECT || begun == Kind.ARRAY) {
            parser.skipChildren();
        }
    }

    @Override
    public Slice key() {
        return key;
    }

    @Override
    public Slice text() {
        return text;
    }

    @Override
    public boolean atEnd() throws IOException {
        return parser.nextToken() == null;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
