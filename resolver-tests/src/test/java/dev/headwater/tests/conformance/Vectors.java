// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.InvalidTextException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the shared vectors, once for all tests, and holds answers against them. */
final class Vectors {
    private static final int SHOWN = 20;
    private static @Nullable JsonNode all;

    private Vectors() {}

    /** A section by its name, a part of one after a dot; the test is skipped where the shared folder is missing. */
    static synchronized JsonNode section(String name) {
        Path file = Path.of(System.getProperty("headwater.shared", "../shared"), "conformance", "vectors.json");
        assumeTrue(Files.exists(file), () -> "skipped: the shared vectors are not at " + file);
        JsonNode vectors = all;
        if (vectors == null) {
            try {
                vectors = new ObjectMapper().readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all = vectors;
        }
        JsonNode section = vectors;
        for (String part : name.split("\\.", -1)) {
            section = section.required(part);
        }
        return section;
    }

    /**
     * Holds every row of a section against {@code difference}, which says how the answer differs or {@code null} if it
     * does not. Rows on the list of exceptions have to differ.
     */
    static void check(String name, Function<JsonNode, @Nullable String> difference) {
        JsonNode rows = section(name);
        assertThat(rows.size()).as("rows of " + name).isPositive();
        List<String> differences = new ArrayList<>();
        for (JsonNode row : rows) {
            String found = difference.apply(row);
            boolean excepted = ConformanceExceptions.cover(name, row);
            if ((found == null) == excepted) {
                differences.add(row + ": " + (excepted ? "no difference any more; strike the exception" : found));
            }
        }
        assertThat(differences.subList(0, Math.min(SHOWN, differences.size())))
                .as("%d of %d rows of %s differ", differences.size(), rows.size(), name)
                .isEmpty();
    }

    /** A difference between an answer and the expected one, or {@code null}. */
    static @Nullable String compare(@Nullable Object expected, @Nullable Object actual) {
        return expected == null
                ? actual == null ? null : "is " + actual
                : expected.equals(actual) ? null : "is " + actual;
    }

    /** What a refusal leaves out: the text, a position in it, or what is allowed there; {@code null} if nothing. */
    static @Nullable String poorFault(InvalidTextException fault, String text) {
        boolean placed = fault.text().equals(text)
                && fault.position() >= 0
                && fault.position() <= text.length()
                && !fault.expected().isEmpty();
        return placed ? null : "a poor fault: " + fault;
    }

    /** The elements of an array of texts, or of numbers as texts. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
