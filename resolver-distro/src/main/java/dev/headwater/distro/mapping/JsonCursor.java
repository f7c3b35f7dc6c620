// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

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
import java.io.UncheckedIOException;

/** Reads a JSON text from front to end; every fault says on which line it is, and at which pointer. */
final class JsonCursor implements AutoCloseable {
    private static final int LONGEST = 1 << 20;
    private static final int SHOWN = 200;

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            // Keys are names of packages: a table of them would only grow.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST)
                    .maxNameLength(1000)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    JsonCursor(char[] text, String file) {
        this.file = file;
        try {
            parser = FACTORY.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException("to read an array takes no device", e);
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T guarded(Step<T> step) throws MalformedFileException {
        try {
            return step.take();
        } catch (JsonEOFException e) {
            throw fault("ends early");
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? place()
                    : "line " + e.getLocation().getLineNr();
            throw fault(place, "is no sound JSON: " + Shown.text(e.getOriginalMessage(), SHOWN));
        } catch (IOException e) {
            throw new UncheckedIOException("to read an array takes no device", e);
        }
    }

    /** Goes to the next token, and gives it; a text that ends is refused. */
    JsonToken next() throws MalformedFileException {
        JsonToken token = guarded(parser::nextToken);
        if (token == null) {
            throw fault("ends early");
        }
        return token;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    void beginObject() throws MalformedFileException {
        next();
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** Goes to the next key of an object; false where the object ends. */
    boolean nextKey() throws MalformedFileException {
        return next() != JsonToken.END_OBJECT;
    }

    String key() throws MalformedFileException {
        return guarded(parser::currentName);
    }

    void expect(JsonToken wanted, String what) throws MalformedFileException {
        if (token() != wanted) {
            throw fault("is not " + what);
        }
    }

    String text(String what) throws MalformedFileException {
        expect(JsonToken.VALUE_STRING, what);
        return guarded(parser::getText);
    }

    long number() throws MalformedFileException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return guarded(parser::getLongValue);
    }

    /** Goes to the end of the value at hand. */
    void skip() throws MalformedFileException {
        guarded(parser::skipChildren);
    }

    /** Nothing may follow. */
    void end() throws MalformedFileException {
        if (guarded(parser::nextToken) != null) {
            throw fault("is followed by more");
        }
    }

    /** {@return where the cursor stands: {@code line 3, /python3-x}} */
    String place() {
        String pointer = Shown.text(parser.getParsingContext().pathAsPointer().toString(), SHOWN);
        int line = parser.currentTokenLocation().getLineNr();
        return "line " + line + (pointer.isEmpty() ? "" : ", " + pointer);
    }

    MalformedFileException fault(String what) {
        return fault(place(), what);
    }

    MalformedFileException fault(String place, String what) {
        return new MalformedFileException(file, place, what);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("to read an array takes no device", e);
        }
    }
}
