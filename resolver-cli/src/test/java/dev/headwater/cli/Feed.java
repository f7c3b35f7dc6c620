// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recording as a folder, written for a test: pure wheels, each with a hash made of its place. */
final class Feed {
    private final Path folder;
    private final Map<String, List<String>> files = new TreeMap<>();
    private final Map<String, List<String>> bodies = new TreeMap<>();

    private Feed(Path folder) {
        this.folder = folder;
    }

    static Feed in(Path folder) {
        return new Feed(folder);
    }

    /** Adds a release. */
    Feed release(String name, String version, String... requirements) {
        List<String> ofName = files.computeIfAbsent(name, key -> new ArrayList<>());
        StringBuilder body = new StringBuilder();
        for (String requirement : requirements) {
            body.append(body.length() == 0 ? "" : "\\n")
                    .append("Requires-Dist: ")
                    .append(requirement);
        }
        bodies.computeIfAbsent(name, key -> new ArrayList<>()).add('"' + body.toString() + '"');
        ofName.add("[\"%s-%s-py3-none-any.whl\", \"%s\", 7, \"2024-0%d-01T00:00:00Z\", null, null, %d]"
                .formatted(name, version, hash(ofName.size()), ofName.size() + 1, ofName.size()));
        return this;
    }

    static String hash(int place) {
        return "%064x".formatted(place + 1);
    }

    /** Writes it and tells where. */
    String write() {
        try {
            Files.createDirectories(folder.resolve("pages"));
            Files.writeString(
                    folder.resolve("manifest.json"),
                    "{\"format\": 1, \"complete\": true, \"absent\": [], \"failures\": {}, \"bodies\": \"headers\"}");
            for (String name : files.keySet()) {
                Files.writeString(
                        folder.resolve("pages").resolve(name + ".json"),
                        "{\"name\": \"%s\", \"bodies\": %s, \"files\": %s}"
                                .formatted(name, bodies.get(name), files.get(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.toString();
    }
}
