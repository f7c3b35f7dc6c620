// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** One JSON text of a recording, read from front to end; every fault says where it is. */
final class JsonText implements AutoCloseable {
    /** Metadata that is kept verbatim may have a long description. */
    private static final int LONGEST_STRING = 16 << 20;

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            // Keys of a manifest are names of projects: a table of them would only grow.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(2000)
                    .build())
            .build();

    private final String location;
    private final JsonParser parser;

    private JsonText(String location, JsonParser parser) {
        this.location = location;
        this.parser = parser;
    }

    static JsonText open(String location, InputStream in) throws IOException {
        return new JsonText(location, FACTORY.createParser(in));
    }

    JsonParser parser() {
        return parser;
    }

    JsonToken next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw damaged("the text ends early");
            }
            return token;
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    void expect(JsonToken token, JsonToken wanted, String what) throws IOException {
        if (token != wanted) {
            throw damaged("expected " + what);
        }
    }

    String string(String what) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, what);
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    long number(String what) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
        try {
            return parser.getLongValue();
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    byte[] base64(String what) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, what);
        try {
            return parser.getBinaryValue();
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    void skipChildren() throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    /** Nothing may follow: a text with more than one value was written by two. */
    void end() throws IOException {
        try {
            if (parser.nextToken() != null) {
                throw damaged("expected the end");
            }
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    UnreadableException damaged(String fault) {
        return new UnreadableException(location + place(parser.currentLocation()), fault);
    }

    /** What is too deep or too long has no place of its own. */
    private UnreadableException damaged(JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        return new UnreadableException(location + place(at), "it is no sound JSON: " + e.getOriginalMessage());
    }

    private static String place(JsonLocation at) {
        return ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
