// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The reviewed list of rows that we answer otherwise than the reference implementation, each with its reason. */
final class ConformanceExceptions {
    /** One row of one section, and the sentence that decides. */
    record Entry(String section, String row, String reason) {}

    private static final List<Entry> ENTRIES = read();

    private ConformanceExceptions() {}

    static List<Entry> entries() {
        return ENTRIES;
    }

    static boolean cover(String section, JsonNode row) {
        return ENTRIES.stream()
                .filter(entry -> entry.section().equals(section))
                .anyMatch(entry -> entry.row().equals(row.toString()));
    }

    private static List<Entry> read() {
        try (InputStream file = Objects.requireNonNull(
                ConformanceExceptions.class.getResourceAsStream("/conformance-exceptions.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Entry(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
