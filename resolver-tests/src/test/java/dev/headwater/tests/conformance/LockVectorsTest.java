// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.lock.Verifying;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void locksAreForATargetWhereAnInstallerTakesThem() {
        Vectors.check("pylock.select", row -> {
            JsonNode asked = row.get(0);
            boolean taken = row.get(1).has("ok");
            Lock lock = LockFile.parse(toml(asked.required("lock")), FILE).lock();
            List<Difference> refused = refused(lock, target(asked));
            return refused.isEmpty() == taken ? null : "is refused for " + refused;
        });
    }

    private static Target target(JsonNode asked) {
        TargetBuilder target = Target.builder()
                .python(asked.at("/environment/python_full_version").textValue())
                .platform("manylinux_2_17_x86_64");
        asked.required("environment")
                .properties()
                .forEach(field -> MarkerField.named(field.getKey())
                        .ifPresent(
                                known -> target.marker(known, field.getValue().textValue())));
        return target.build();
    }

    private static List<Difference> refused(Lock lock, Target target) {
        IndexId id = IndexId.parse("own");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(id, "own").kind(IndexKind.SUPPLIED).build())
                .build();
        IndexFactory indexes = IndexFactory.of(Map.of(id, InMemoryIndex.parse("")));
        try (Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build();
                Owners owners = resolver.owners()) {
            Verification found = Verifying.builder(owners, policy, indexes)
                    .target(target)
                    .build()
                    .verify(lock);
            return found.differences().stream()
                    .filter(one -> one.kind() == DifferenceKind.TARGET_REFUSED)
                    .toList();
        }
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
