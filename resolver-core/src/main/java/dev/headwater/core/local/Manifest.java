// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a recording says of itself.
 *
 * @param complete whether a name without a page is absent; it is unavailable if not
 * @param verbatim whether bodies are metadata as it is; they are some of its headers if not
 * @param absent names that the index said it does not have
 * @param failures names about which the index could not answer, and what came instead
 */
record Manifest(boolean complete, boolean verbatim, Set<ProjectName> absent, Map<ProjectName, String> failures) {
    private static final int FORMAT = 1;

    /**
     * Reads the manifest of a recording.
     *
     * @throws UnreadableException if there is none, or it cannot be read, or it is of another format
     */
    static Manifest read(RecordingStore store) throws IOException {
        String location = store.location(RecordingStore.MANIFEST);
        try (InputStream in = store.open(RecordingStore.MANIFEST)) {
            if (in == null) {
                throw new UnreadableException(
                        location, "there is no such file", "name a recording, which has a manifest.json");
            }
            try (JsonText json = JsonText.open(location, in)) {
                return new Reader(location, json).read();
            }
        }
    }

    /** Reads a manifest; the counts and other notes in it are skipped. */
    private static final class Reader {
        private final String location;
        private final JsonText json;
        private final Set<ProjectName> absent = new HashSet<>();
        private final Map<ProjectName, String> failures = new HashMap<>();
        private boolean formatSeen;
        private @Nullable Boolean complete;
        private @Nullable Boolean verbatim;

        Reader(String location, JsonText json) {
            this.location = location;
            this.json = json;
        }

        Manifest read() throws IOException {
            json.expect(json.next(), JsonToken.START_OBJECT, "an object");
            while (json.next() != JsonToken.END_OBJECT) {
                String key = json.parser().currentName();
                json.next();
                readValue(key);
            }
            json.end();
            if (!formatSeen || complete == null || verbatim == null) {
                throw new UnreadableException(location, "'format', 'complete' and 'bodies' must be there");
            }
            return new Manifest(complete, verbatim, absent, failures);
        }

        private void readValue(String key) throws IOException {
            switch (key) {
                case "format" -> readFormat();
                case "complete" -> complete = readComplete();
                case "bodies" -> verbatim = readBodies();
                case "absent" -> readAbsent();
                case "failures" -> readFailures();
                default -> json.skipChildren();
            }
        }

        private void readFormat() throws IOException {
            if (json.parser().currentToken() != JsonToken.VALUE_NUMBER_INT
                    || !json.parser().getText().equals("" + FORMAT)) {
                throw new UnreadableException(
                        location,
                        "its format is not 1, the only one that is known",
                        "use a newer release, or record anew");
            }
            formatSeen = true;
        }

        private boolean readComplete() throws IOException {
            JsonToken token = json.parser().currentToken();
            if (!token.isBoolean()) {
                throw json.damaged("expected true or false for 'complete'");
            }
            return token == JsonToken.VALUE_TRUE;
        }

        private boolean readBodies() throws IOException {
            String kind = json.string("\"headers\" or \"text\" for 'bodies'");
            if (!kind.equals("headers") && !kind.equals("text")) {
                throw json.damaged("expected \"headers\" or \"text\" for 'bodies'");
            }
            return kind.equals("text");
        }

        private void readAbsent() throws IOException {
            json.expect(json.parser().currentToken(), JsonToken.START_ARRAY, "a list of names for 'absent'");
            while (json.next() != JsonToken.END_ARRAY) {
                absent.add(name(json.string("the name of a project")));
            }
        }

        private void readFailures() throws IOException {
            json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object of names for 'failures'");
            while (json.next() != JsonToken.END_OBJECT) {
                ProjectName name = name(json.parser().currentName());
                json.next();
                failures.put(name, json.string("what came instead of an answer"));
            }
        }

        private ProjectName name(String text) throws IOException {
            try {
                return ProjectName.of(text);
            } catch (InvalidNameException e) {
                throw json.damaged("expected the name of a project, with " + e.expected());
            }
        }
    }
}
