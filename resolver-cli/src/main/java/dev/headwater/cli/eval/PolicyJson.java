// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy written as JSON, with the keys of a policy file, for indexes that a text describes: what stands behind
 * an index, and the order of the indexes, is said by the text.
 */
final class PolicyJson {
    private static final String INDEX = "index";
    private static final String RESOLUTION = "resolution";

    private static final List<String> TABLES = Stream.concat(
                    Stream.of(INDEX, RESOLUTION), PolicyKeys.TABLES.stream().map(PolicyTable::name))
            .toList();

    /** What is said by the text, and not by the policy. */
    private static final List<String> OF_TEXT =
            names(List.of(PolicyKeys.KIND, PolicyKeys.URL, PolicyKeys.PATH, PolicyKeys.SOURCES));

    /** What may be said of an index whose content a text describes. */
    private static final List<PolicyKey<?>> OF_INDEX = PolicyKeys.INDEX.stream()
            .filter(key -> !PolicyKeys.BEGINNING.contains(key) && key != PolicyKeys.KIND)
            .toList();

    private final IndexPolicy.Builder policy = IndexPolicy.builder();
    private final Map<IndexId, IndexEntry.Builder> entries = new LinkedHashMap<>();

    private PolicyJson(Set<IndexId> indexes) {
        indexes.forEach(id -> entries.put(id, IndexEntry.builder(id, "a text").kind(IndexKind.SUPPLIED)));
    }

    /**
     * Reads a policy.
     *
     * @param indexes the indexes, in their order
     * @param keys the policy as JSON was read
     * @throws InvalidQuestionException if a key is not known here, or its value is of another form
     * @throws InvalidPolicyException if the policy as a whole is refused
     */
    static IndexPolicy read(Set<IndexId> indexes, Map<String, Object> keys) {
        return new PolicyJson(indexes).read(keys);
    }

    private IndexPolicy read(Map<String, Object> keys) {
        only("", keys, TABLES);
        if (keys.containsKey(INDEX)) {
            readIndexes(list(INDEX, keys.get(INDEX)));
        }
        entries.values().forEach(entry -> policy.index(entry.build()));
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            readTable(table, keys);
        }
        Map<String, Object> resolution = table(RESOLUTION, keys.getOrDefault(RESOLUTION, Map.of()));
        only(RESOLUTION + ".", resolution, names(PolicyKeys.RESOLUTION));
        PolicyKeys.RESOLUTION.forEach(key -> readResolution(key, resolution));
        return policy.build();
    }

    private void readIndexes(List<?> tables) {
        Set<IndexId> said = new HashSet<>();
        for (int i = 0; i < tables.size(); i++) {
            String path = INDEX + "[" + i + "]";
            Map<String, Object> keys = new LinkedHashMap<>(table(path, tables.get(i)));
            IndexId id = value(path + ".", PolicyKeys.ID, keys.remove(PolicyKeys.ID.name()));
            IndexEntry.Builder entry = entries.get(id);
            if (entry == null || !said.add(id)) {
                throw fault(
                        path + ".id",
                        entry == null
                                ? "the text has no index '" + id + "', only " + entries.keySet()
                                : "'" + id + "' is written twice");
            }
            OF_TEXT.stream().filter(keys::containsKey).findFirst().ifPresent(key -> {
                throw fault(path + "." + key, "what an index is and where, the text says; remove this key");
            });
            only(path + ".", keys, names(OF_INDEX));
            OF_INDEX.forEach(key -> readKey(path + ".", key, keys, entry));
        }
    }

    private static <T> void readKey(String path, PolicyKey<T> key, Map<String, Object> keys, IndexEntry.Builder entry) {
        if (keys.containsKey(key.name())) {
            entry.set(key, value(path, key, keys.get(key.name())));
        }
    }

    private <T> void readResolution(PolicyKey<T> key, Map<String, Object> keys) {
        if (keys.containsKey(key.name())) {
            policy.set(key, value(RESOLUTION + ".", key, keys.get(key.name())));
        }
    }

    private <K extends Comparable<K>, V> void readTable(PolicyTable<K, V> table, Map<String, Object> keys) {
        Set<K> said = new HashSet<>();
        table(table.name(), keys.getOrDefault(table.name(), Map.of())).forEach((text, given) -> {
            String path = table.name() + "." + Shown.text(text);
            K name;
            try {
                name = table.parseName(text);
            } catch (IllegalArgumentException e) {
                throw fault(path, String.valueOf(e.getMessage()));
            }
            if (!said.add(name)) {
                throw fault(path, "'" + table.text(name) + "' is written twice, in different spellings");
            }
            table.add(policy, name, parse(path, table.value(), given));
        });
    }

    private static <T> T value(String path, PolicyKey<T> key, @Nullable Object given) {
        if (given == null) {
            throw fault(path + key.name(), "this key is missing");
        }
        return parse(path + key.name(), key, given);
    }

    private static <T> T parse(String path, PolicyKey<T> key, Object given) {
        List<String> texts = switch (key.form()) {
            case TEXT, DATE -> List.of(one(path, given, String.class, "a text"));
            case TABLE -> pairs(path, table(path, given));
            case TABLES -> throw fault(path, "this is said by the text");
            case NUMBER -> List.of(one(path, given, Question.Verbatim.class, "a number"));
            case FLAG -> List.of(one(path, given, Boolean.class, "true or false"));
            case TEXTS -> all(path, given, String.class, "a list of texts");
            case NUMBERS -> all(path, given, Question.Verbatim.class, "a list of numbers");
        };
        try {
            return key.parse(texts);
        } catch (InvalidPolicyException e) {
            throw fault(path, e.problem());
        }
    }

    private static List<String> pairs(String path, Map<String, Object> table) {
        List<String> texts = new ArrayList<>();
        table.forEach((name, value) -> {
            texts.add(name);
            texts.add(one(path + "." + Shown.text(name), value, String.class, "a text"));
        });
        return texts;
    }

    private static List<String> all(String path, Object given, Class<?> type, String expected) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(path, given)) {
            texts.add(one(path, item, type, expected));
        }
        return texts;
    }

    private static String one(String path, Object given, Class<?> type, String expected) {
        if (!type.isInstance(given)) {
            throw fault(path, "this is " + expected);
        }
        return given instanceof Question.Verbatim number ? number.text() : given.toString();
    }

    private static List<?> list(String path, Object given) {
        if (given instanceof List<?> list) {
            return list;
        }
        throw fault(path, "this is a list");
    }

    private static Map<String, Object> table(String path, Object given) {
        if (given instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put((String) name, value));
            return copy;
        }
        throw fault(path, "this is an object");
    }

    private static void only(String path, Map<String, Object> keys, List<String> known) {
        for (String name : keys.keySet()) {
            if (!known.contains(name)) {
                throw fault(
                        path + Shown.text(name),
                        "this key is not known" + NearMiss.question(name, known) + "; known here: "
                                + String.join(", ", known));
            }
        }
    }

    private static List<String> names(List<PolicyKey<?>> keys) {
        return keys.stream().map(PolicyKey::name).toList();
    }

    private static InvalidQuestionException fault(String path, String problem) {
        return new InvalidQuestionException("policy: " + path + ": " + problem);
    }
}
