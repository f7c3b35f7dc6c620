// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.json.JsonCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mapping of an ecosystem: for each identifier the packages that provide it. The projects are those whose
 * identifier is {@code dep:pypi/NAME}, and the packages those that a program needs when it runs.
 *
 * <p>An empty list is written where the ecosystem has no such package. An identifier may stand several times, each time
 * with another choice of packages.
 *
 * @see <a href="https://peps.python.org/pep-0804/#mappings">PEP 804, mappings</a>
 */
final class EcosystemMapping {
    private static final int SCHEMA = 1;
    private static final int MOST_STEPS = 1_000_000;
    private static final String SCHEME = "dep:";
    private static final String PROJECT = "dep:pypi/";

    private final JsonCursor json;
    private final ProvidedNames names;
    private final List<Entry> entries = new ArrayList<>();
    private int steps;

    EcosystemMapping(JsonCursor json, ProvidedNames names) {
        this.json = json;
        this.names = names;
    }

    /**
     * One of the mappings.
     *
     * @param id the identifier
     * @param project the project that it is of, if it is of one
     * @param specs the packages; empty where another entry has them
     * @param from the identifier of the entry that has them
     * @param place where it is
     */
    private record Entry(
            String id, Optional<ProjectName> project, List<String> specs, Optional<String> from, String place) {}

    void read() throws IOException {
        json.beginObject();
        while (json.nextKey()) {
            String key = json.key();
            JsonToken value = json.next();
            if (key.equals("mappings")) {
                readEntries();
            } else if (key.equals("schema_version") && value != JsonToken.VALUE_NULL && json.number() != SCHEMA) {
                throw json.fault("is another version of the schema than " + SCHEMA);
            } else {
                json.skip();
            }
        }
        json.end();
        addPackages();
    }

    private void readEntries() throws IOException {
        json.expect(JsonToken.START_ARRAY, "a list of mappings");
        while (json.next() != JsonToken.END_ARRAY) {
            json.expect(JsonToken.START_OBJECT, "a mapping, an object with id and specs");
            entries.add(new EntryReader().read());
        }
    }

    /** Reads one entry, whose keys may come in any order. */
    private final class EntryReader {
        private final String place = json.place();
        private Optional<String> id = Optional.empty();
        private Optional<ProjectName> project = Optional.empty();
        private Optional<List<String>> specs = Optional.empty();
        private Optional<String> from = Optional.empty();

        Entry read() throws IOException {
            while (json.nextKey()) {
                String key = json.key();
                json.next();
                switch (key) {
                    case "id" -> {
                        id = Optional.of(identifier());
                        project = projectOf(id.get());
                    }
                    case "specs" -> specs = Optional.of(specs());
                    case "specs_from" -> from = Optional.of(identifier());
                    default -> json.skip();
                }
            }
            if (id.isEmpty() || specs.isPresent() == from.isPresent()) {
                throw json.fault(place, "a mapping has an id and either specs or specs_from");
            }
            return new Entry(id.get(), project, specs.orElse(List.of()), from, place);
        }
    }

    private String identifier() throws IOException {
        String text = json.text("an identifier");
        if (!text.startsWith(SCHEME) || text.length() == SCHEME.length()) {
            throw json.fault(Shown.quoted(text) + " is no identifier such as dep:pypi/NAME");
        }
        return text;
    }

    private Optional<ProjectName> projectOf(String id) throws IOException {
        int slash = id.indexOf('/') + 1;
        return id.substring(0, slash).toLowerCase(Locale.ROOT).equals(PROJECT)
                ? Optional.of(ProvidedNames.project(id.substring(slash), json))
                : Optional.empty();
    }

    private List<String> specs() throws IOException {
        if (json.token() != JsonToken.START_OBJECT) {
            return texts();
        }
        String place = json.place();
        Optional<List<String>> run = Optional.empty();
        while (json.nextKey()) {
            String key = json.key();
            json.next();
            List<String> texts = texts();
            run = key.equals("run") ? Optional.of(texts) : run;
        }
        if (run.isEmpty()) {
            throw json.fault(place, "does not say what is needed to run");
        }
        return run.get();
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        if (json.token() == JsonToken.START_ARRAY) {
            while (json.next() != JsonToken.END_ARRAY) {
                texts.add(json.text("a package"));
            }
        } else {
            texts.add(json.text("a package or a list of such"));
        }
        return texts;
    }

    private void addPackages() throws IOException {
        Map<String, List<Entry>> byId = new HashMap<>();
        for (Entry entry : entries) {
            byId.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry);
        }
        for (Entry entry : entries) {
            if (entry.project().isPresent()) {
                for (String spec : specs(entry, byId)) {
                    names.add(spec, entry.project().get(), entry::place, json);
                }
            }
        }
    }

    /** The packages of an entry, which another may have, which yet another may have. */
    private Set<String> specs(Entry start, Map<String, List<Entry>> byId) throws IOException {
        Set<String> specs = new TreeSet<>();
        Set<String> gone = new HashSet<>(List.of(start.id()));
        Deque<Entry> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Entry next = open.pop();
            if (++steps > MOST_STEPS) {
                throw json.fault(start.place(), "is one reference more than the " + MOST_STEPS + " that are followed");
            }
            specs.addAll(next.specs());
            if (next.from().isPresent()) {
                String from = next.from().get();
                List<Entry> found = byId.get(from);
                if (found == null || !gone.add(from)) {
                    String fault = found == null ? " has no mapping here" : " is come back to";
                    throw json.fault(next.place(), Shown.quoted(from) + fault);
                }
                open.addAll(found);
            }
        }
        return specs;
    }
}
