// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UploadTime;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of a recording, {@code {"name", "bodies": […], "files": [[…], …]}}, straight into columns.
 *
 * <p>A page of an index may hold anything, but a recording was written by a tool: what is not of the form makes the
 * page damaged, and is never read around.
 */
final class RecordedPageReader {
    private static final int MOST_FILES = 1_000_000;

    private final JsonText json;
    private final JsonParser parser;
    private final FileColumns columns = new FileColumns();
    private final List<String> bodies = new ArrayList<>();
    private final boolean verbatim;

    /** An upload time as it is read; a longer one is none. */
    private final byte[] time = new byte[32];

    private @Nullable ProjectName name;
    private boolean filesSeen;
    private boolean bodiesSeen;

    private RecordedPageReader(JsonText json, boolean verbatim) {
        this.json = json;
        this.verbatim = verbatim;
        this.parser = json.parser();
    }

    /**
     * Reads a page.
     *
     * @param asked the name that was asked for
     * @param verbatim whether bodies are metadata as it is
     * @throws UnreadableException if the text is no such page, is too large, or is the page of another project
     */
    static RecordedPage read(String location, InputStream in, ProjectName asked, boolean verbatim) throws IOException {
        try (JsonText json = JsonText.open(location, in)) {
            return new RecordedPageReader(json, verbatim).read(location, asked);
        }
    }

    private RecordedPage read(String location, ProjectName asked) throws IOException {
        json.expect(json.next(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            json.next();
            readValue(key);
        }
        json.end();
        if (name == null || !filesSeen || !bodiesSeen) {
            throw new UnreadableException(location, "'name', 'bodies' and 'files' must be there");
        }
        if (!name.equals(asked)) {
            throw new UnreadableException(location, "it is the page of another project, '" + name + "'");
        }
        columns.trim();
        RecordedBodies texts = new RecordedBodies(bodies, verbatim);
        for (int i = 0; i < columns.count; i++) {
            int body = columns.bodies[i];
            if (body != FileColumns.NO_BODY && !texts.has(body)) {
                throw new UnreadableException(
                        location, "file " + i + " names the body " + body + ", of which there are " + texts.count());
            }
        }
        return new RecordedPage(name, columns, texts);
    }

    private void readValue(String key) throws IOException {
        switch (key) {
            case "name" -> name = readName();
            case "bodies" -> readBodies();
            case "files" -> readFiles();
            default -> json.skipChildren();
        }
    }

    private ProjectName readName() throws IOException {
        try {
            return ProjectName.parse(json.string("the name of the project"));
        } catch (InvalidNameException e) {
            throw json.damaged("expected the name of a project, with " + e.expected());
        }
    }

    private void readBodies() throws IOException {
        json.expect(parser.currentToken(), JsonToken.START_ARRAY, "a list of bodies");
        while (json.next() != JsonToken.END_ARRAY) {
            bodies.add(json.string("the text of a body"));
        }
        bodiesSeen = true;
    }

    private void readFiles() throws IOException {
        json.expect(parser.currentToken(), JsonToken.START_ARRAY, "a list of files");
        while (json.next() != JsonToken.END_ARRAY) {
            json.expect(parser.currentToken(), JsonToken.START_ARRAY, "a file as a list of seven values");
            if (columns.count == MOST_FILES) {
                throw json.damaged("it lists more than " + MOST_FILES + " files, which is the most that is read");
            }
            json.next();
            columns.add(json.string("the name of a file"));
            readFile(columns.count - 1);
        }
        filesSeen = true;
    }

    /** Reads what follows the name. */
    private void readFile(int file) throws IOException {
        readSha256(json.next(), file);
        readSize(json.next(), file);
        readUploadTime(json.next(), file);
        if (json.next() != JsonToken.VALUE_NULL) {
            columns.requiresPython[file] = columns.share(json.string("Requires-Python as text, or null"));
        }
        readYank(json.next(), file);
        readBody(json.next(), file);
        json.expect(json.next(), JsonToken.END_ARRAY, "the end of a file after seven values");
    }

    private void readSha256(JsonToken token, int file) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        json.string("a SHA-256, or null");
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        boolean valid = parser.getTextLength() == 2 * FileColumns.SHA256_BYTES;
        for (int i = 0; valid && i < FileColumns.SHA256_BYTES; i++) {
            int high = hexDigit(text[from + 2 * i]);
            int low = hexDigit(text[from + 2 * i + 1]);
            valid = high >= 0 && low >= 0;
            columns.sha256[file * FileColumns.SHA256_BYTES + i] = (byte) (high << 4 | low);
        }
        if (!valid) {
            throw json.damaged("expected a SHA-256 in 64 hexadecimal digits, or null");
        }
    }

    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private void readSize(JsonToken token, int file) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        json.expect(token, JsonToken.VALUE_NUMBER_INT, "a size in bytes, or null");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER || parser.getLongValue() < 0) {
            throw json.damaged("expected a size in bytes, or null");
        }
        columns.sizes[file] = parser.getLongValue();
    }

    private void readUploadTime(JsonToken token, int file) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        json.string("an upload time, or null");
        long uploaded = uploadTime(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (uploaded == ProjectPage.NO_UPLOAD_TIME) {
            throw json.damaged("expected an upload time such as 2026-01-31T12:34:56Z, or null");
        }
        columns.uploadTimes[file] = uploaded;
    }

    private long uploadTime(char[] text, int from, int length) {
        if (length > time.length) {
            return ProjectPage.NO_UPLOAD_TIME;
        }
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            time[i] = c < 0x80 ? (byte) c : 0;
        }
        return UploadTime.micros(time, 0, length);
    }

    /** A text that is empty yanks nothing, as on a page in JSON. */
    private void readYank(JsonToken token, int file) throws IOException {
        if (token == JsonToken.VALUE_TRUE) {
            columns.yanks[file] = "";
        } else if (token != JsonToken.VALUE_NULL && token != JsonToken.VALUE_FALSE) {
            String reason = json.string("why the file is yanked, true, or null");
            columns.yanks[file] = reason.isEmpty() ? null : columns.share(reason);
        }
    }

    private void readBody(JsonToken token, int file) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        json.expect(token, JsonToken.VALUE_NUMBER_INT, "the number of a body, or null");
        if (parser.getNumberType() != JsonParser.NumberType.INT || parser.getIntValue() == FileColumns.NO_BODY) {
            throw json.damaged("expected the number of a body, or null");
        }
        columns.bodies[file] = parser.getIntValue();
    }
}
