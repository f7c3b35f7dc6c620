// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a recording of format 2 says of a package of a distributor. */
final class ProvidedReader {
    /** The key of a row under which it stands. */
    static final String KEY = "provided";

    private static final int MOST_DEPENDENCIES = 10_000;

    private final JsonText json;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> evidence = new HashMap<>();
    private final Map<String, String> served = new HashMap<>();
    private final Map<String, String> fault = new HashMap<>();
    private List<ProvidedNote> notes = List.of();
    private final List<String> dependencies = new ArrayList<>();

    private ProvidedReader(JsonText json) {
        this.json = json;
    }

    /**
     * Reads an object, the parser being at its begin.
     *
     * @throws dev.headwater.api.InvalidTextException if the version is none
     * @throws java.time.DateTimeException if the date is none
     */
    static ProvidedPackage read(JsonText json) throws IOException {
        ProvidedReader reader = new ProvidedReader(json);
        reader.readKeys();
        return reader.provided();
    }

    private void readKeys() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            switch (key) {
                case "version", "package", "package-version", "purl", "trust", "date", "sha256", "feed-digest" ->
                    texts.put(key, text());
                case "evidence" -> readTexts(evidence);
                case "native" -> readDependencies();
                case "serves" -> readTexts(served);
                case "notes" -> notes = readNotes(json);
                case "fault" -> readTexts(fault);
                default -> json.skipChildren();
            }
        }
    }

    private void readTexts(Map<String, String> to) throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = json.parser().currentName();
            json.next();
            to.put(key, text());
        }
    }

    /** Reads a list of notes, the parser being at its begin. */
    static List<ProvidedNote> readNotes(JsonText json) throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_ARRAY, "a list of notes");
        List<ProvidedNote> notes = new ArrayList<>();
        while (json.next() != JsonToken.END_ARRAY) {
            if (notes.size() == MOST_DEPENDENCIES) {
                throw json.damaged("more than " + MOST_DEPENDENCIES + " notes are not read");
            }
            ProvidedReader note = new ProvidedReader(json);
            note.readTexts(note.texts);
            notes.add(new ProvidedNote(
                    note.word(note.texts, "kind", ProvidedNote.Kind.values()), note.needed(note.texts, "text")));
        }
        return notes;
    }

    private void readDependencies() throws IOException {
        json.expect(json.parser().currentToken(), JsonToken.START_ARRAY, "a list of packages");
        while (json.next() != JsonToken.END_ARRAY) {
            if (dependencies.size() == MOST_DEPENDENCIES) {
                throw json.damaged("more than " + MOST_DEPENDENCIES + " packages are not read");
            }
            dependencies.add(text());
        }
    }

    private ProvidedPackage provided() throws IOException {
        String version = fault.isEmpty() ? needed(texts, "version") : texts.get("version");
        return new ProvidedPackage(
                Optional.ofNullable(version).map(Version::parse),
                needed(texts, "package"),
                needed(texts, "package-version"),
                needed(texts, "purl"),
                word(texts, "trust", ProvidedPackage.Trust.values()),
                Optional.ofNullable(texts.get("date")).map(Instant::parse),
                new ProvidedPackage.Evidence(
                        word(evidence, "name", ProvidedPackage.NameEvidence.values()),
                        word(evidence, "version", ProvidedPackage.VersionEvidence.values()),
                        word(evidence, "requirements", ProvidedPackage.RequirementsSource.values())),
                dependencies,
                served.isEmpty() ? Optional.empty() : Optional.of(served()),
                notes,
                fault.isEmpty() ? Optional.empty() : Optional.of(fault()),
                Optional.ofNullable(texts.get("sha256")),
                Optional.ofNullable(texts.get("feed-digest")));
    }

    private ServedTarget served() throws IOException {
        return new ServedTarget(
                needed(served, "distributor"),
                needed(served, "interpreter"),
                Version.parse(needed(served, "python")),
                needed(served, "architecture"),
                needed(served, "system"),
                needed(served, "machine"));
    }

    private ProvidedFault fault() throws IOException {
        return new ProvidedFault(word(fault, "kind", ProvidedFault.Kind.values()), needed(fault, "text"));
    }

    private String text() throws IOException {
        return json.string("a text");
    }

    private String needed(Map<String, String> from, String key) throws IOException {
        String text = from.get(key);
        if (text == null) {
            throw json.damaged("expected '" + key + "' of what is provided");
        }
        return text;
    }

    private <E extends Enum<E>> E word(Map<String, String> from, String key, E[] words) throws IOException {
        Optional<E> known = Spelling.find(needed(from, key), words);
        if (known.isEmpty()) {
            throw json.damaged("expected a known word as '" + key + "' of what is provided");
        }
        return known.get();
    }
}
