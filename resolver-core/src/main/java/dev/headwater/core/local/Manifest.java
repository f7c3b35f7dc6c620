// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
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
 * The manifest of a recording.
 *
 * @param format 1, pages are tables, or 2, pages are transcripts
 * @param complete whether a name without a page is absent; it is unavailable if not
 * @param verbatim whether bodies are metadata as it is; they are some of its headers if not
 * @param absent names that the index said it does not have
 * @param proven those of them of which the index had proven it, by its known project
 * @param failures names about which the index could not answer, and what came instead
 */
record Manifest(
        int format,
        boolean complete,
        boolean verbatim,
        Set<ProjectName> absent,
        Set<ProjectName> proven,
        Map<ProjectName, IndexFault> failures) {

    /**
     * Reads the manifest of a recording.
     *
     * @throws UnreadableException if there is none, or it cannot be read, or it is of another format
     */
    static Manifest read(RecordingStore store) throws IOException {
        String location = store.location(RecordingStore.MANIFEST);
        try (InputStream in = store.open(RecordingStore.MANIFEST)) {
            if (in == null) {
                throw new UnreadableException(location, "there is no such file", Remedy.Action.NAME_RECORDING);
            }
            try (JsonText json = JsonText.open(location, in)) {
                return new Reader(store, json).read();
            }
        }
    }

    /** Reads a manifest; the counts and other notes in it are skipped. */
    private static final class Reader {
        private final RecordingStore store;
        private final String location;
        private final JsonText json;
        private final Set<ProjectName> absent = new HashSet<>();
        private final Set<ProjectName> proven = new HashSet<>();
        private final Map<ProjectName, IndexFault> failures = new HashMap<>();
        private int format;
        /** The format that has failures of the form that was read; 0 if there is none. */
        private int failureFormat;

        private @Nullable Boolean complete;
        private @Nullable Boolean verbatim;

        Reader(RecordingStore store, JsonText json) {
            this.store = store;
            this.location = store.location(RecordingStore.MANIFEST);
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
            if (format == 2 && complete == null) {
                // What a resolution did not ask is not known, and never absent.
                complete = false;
                verbatim = true;
            } else if (format != 1 || complete == null || verbatim == null) {
                throw new UnreadableException(
                        location, "in format 1, 'complete' and 'bodies' must be there, and in format 2 they must not");
            }
            if (format == 1) {
                // There it is a note for people, like other keys.
                proven.clear();
            }
            if (failureFormat != 0 && failureFormat != format) {
                throw new UnreadableException(location, "its failures are not of its format");
            }
            return new Manifest(format, complete, verbatim != null && verbatim, absent, proven, failures);
        }

        private void readValue(String key) throws IOException {
            switch (key) {
                case "format" -> format = readFormat();
                case "complete" -> complete = readComplete();
                case "bodies" -> verbatim = readBodies();
                case "absent" -> readNames("absent", absent);
                case "proven" -> readNames("proven", proven);
                case "failures" -> readFailures();
                default -> json.skipChildren();
            }
        }

        private int readFormat() throws IOException {
            JsonToken token = json.parser().currentToken();
            String text = token == JsonToken.VALUE_NUMBER_INT ? json.parser().getText() : "";
            if (!text.equals("1") && !text.equals("2")) {
                throw new UnreadableException(
                        location,
                        "its format is neither 1 nor 2, the only ones that are known",
                        Remedy.Action.USE_NEWER_RELEASE);
            }
            return text.equals("1") ? 1 : 2;
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

        private void readNames(String key, Set<ProjectName> names) throws IOException {
            json.expect(json.parser().currentToken(), JsonToken.START_ARRAY, "a list of names for '" + key + "'");
            while (json.next() != JsonToken.END_ARRAY) {
                names.add(name(json.string("the name of a project")));
            }
        }

        private void readFailures() throws IOException {
            json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object of names for 'failures'");
            while (json.next() != JsonToken.END_OBJECT) {
                ProjectName name = name(json.parser().currentName());
                json.next();
                failures.put(name, readFailure(name));
            }
        }

        /** Format 1 has a text; the format may stand behind the failures, so either form is read. */
        private IndexFault readFailure(ProjectName name) throws IOException {
            failureFormat = json.parser().currentToken() == JsonToken.START_OBJECT ? 2 : 1;
            return failureFormat == 2
                    ? FaultReader.read(json)
                    : IndexFault.of(
                            IndexFault.Kind.OTHER,
                            store.location("pages/" + name + ".json"),
                            json.string("what came instead of an answer"));
        }

        private ProjectName name(String text) throws IOException {
            try {
                return ProjectName.parse(text);
            } catch (InvalidNameException e) {
                throw json.damaged("expected the name of a project, with " + e.expected());
            }
        }
    }
}
