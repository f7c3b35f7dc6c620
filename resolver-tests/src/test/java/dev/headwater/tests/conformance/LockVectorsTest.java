// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockVectorsTest {
    private static final Path FILE = Path.of(LockFile.NAME);

    @Test
    void locksAreReadOrRefusedAtTheRightKey() {
        Vectors.check("pylock.files", row -> {
            boolean valid = row.get(1).required("valid").booleanValue();
            try {
                LockFile read = LockFile.parse(toml(row.get(0)), FILE);
                return valid ? null : "is " + read;
            } catch (InvalidLockFileException fault) {
                return valid ? fault.getMessage() : misplaced(row, fault);
            }
        });
    }

    @Test
    void namesOfFilesAreThoseOfLocks() {
        Vectors.check(
                "pylock.file_names",
                row -> Vectors.compare(
                        row.get(1).booleanValue(), LockFile.isName(row.get(0).textValue())));
    }

    /** A key that is missing has its own name in the vectors of the standard's library, and none for its version. */
    private static @Nullable String misplaced(JsonNode row, InvalidLockFileException fault) {
        String expected = row.get(1).path("context").asText("lock-version");
        return Vectors.compare(expected.equals("null") ? "lock-version" : expected, fault.key());
    }

    /** A lock as TOML, every table inline. */
    static String toml(JsonNode lock) {
        StringBuilder text = new StringBuilder();
        lock.properties()
                .forEach(field -> text.append(key(field.getKey()))
                        .append(" = ")
                        .append(value(field.getValue()))
                        .append('\n'));
        return text.toString();
    }

    private static String value(JsonNode node) {
        if (node.has("$datetime")) {
            return node.get("$datetime").textValue();
        }
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> parts.add(value(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (node.isObject()) {
            node.properties().forEach(field -> parts.add(key(field.getKey()) + " = " + value(field.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        // Strings of JSON are strings of TOML, but for escapes that no vector has.
        return node.toString();
    }

    private static String key(String name) {
        return "\"" + name + "\"";
    }
}
