// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a JSON text from front to end; every fault says on which line it is, and at which pointer. What reading the
 * text itself throws comes through as it is.
 */
public final class JsonCursor implements AutoCloseable {
    private static final int LONGEST = 1 << 20;
    private static final int SHOWN = 200;

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            // Keys are names of packages: a table of them would only grow.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // A list is of UTF-8, whatever its first bytes might be taken for.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST)
                    .maxNameLength(1000)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonCursor(JsonParser parser, String file) {
        this.file = file;
        this.parser = parser;
    }

    /** Opens a text that is at hand. */
    public static JsonCursor of(char[] text, String file) throws IOException {
        return new JsonCursor(FACTORY.createParser(text), file);
    }

    /** Opens a text in UTF-8. To close the cursor does not close the stream. */
    public static JsonCursor of(InputStream in, String file) throws IOException {
        JsonParser parser = FACTORY.createParser(in);
        parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        return new JsonCursor(parser, file);
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (JsonEOFException e) {
            throw fault("ends early");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? place()
                    : "line " + e.getLocation().getLineNr();
            throw fault(place, "is no sound JSON: " + Shown.text(e.getOriginalMessage(), SHOWN));
        }
    }

    /** Goes to the next token, and gives it; a text that ends is refused. */
    public JsonToken next() throws IOException {
        JsonToken token = guarded(parser::nextToken);
        if (token == null) {
            throw fault("ends early");
        }
        return token;
    }

    /** {@return the token at hand} */
    public JsonToken token() {
        return parser.currentToken();
    }

    public void beginObject() throws IOException {
        next();
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** Goes to the next key of an object; false where the object ends. */
    public boolean nextKey() throws IOException {
        return next() != JsonToken.END_OBJECT;
    }

    /** {@return the key of the object at hand that was gone to last} */
    public String key() throws IOException {
        return guarded(parser::currentName);
    }

    /** Refuses another token than the wanted one. */
    public void expect(JsonToken wanted, String what) throws IOException {
        if (token() != wanted) {
            throw fault("is not " + what);
        }
    }

    /** {@return the text at hand, which is to be what is said} */
    public String text(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, what);
        return guarded(parser::getText);
    }

    /** {@return the whole number at hand} */
    public long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return guarded(parser::getLongValue);
    }

    /** Goes to the end of the value at hand. */
    public void skip() throws IOException {
        guarded(parser::skipChildren);
    }

    /** Nothing may follow. */
    public void end() throws IOException {
        if (guarded(parser::nextToken) != null) {
            throw fault("is followed by more");
        }
    }

    /** {@return where the cursor stands: {@code line 3, /python3-x}} */
    public String place() {
        String pointer = Shown.text(parser.getParsingContext().pathAsPointer().toString(), SHOWN);
        int line = parser.currentTokenLocation().getLineNr();
        return "line " + line + (pointer.isEmpty() ? "" : ", " + pointer);
    }

    /** {@return what is wrong at the place at hand} */
    public MalformedFileException fault(String what) {
        return fault(place(), what);
    }

    /** {@return what is wrong at a place} */
    public MalformedFileException fault(String place, String what) {
        return new MalformedFileException(file, place, what);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
