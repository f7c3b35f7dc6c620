// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is said for some keys of a policy; at first, what holds where they are not written. */
final class PolicyValues {
    private final List<PolicyKey<?>> keys;
    private final Map<PolicyKey<?>, Object> values;

    private PolicyValues(List<PolicyKey<?>> keys, Map<PolicyKey<?>, Object> values) {
        this.keys = keys;
        this.values = values;
    }

    static PolicyValues of(List<PolicyKey<?>> keys) {
        PolicyValues values = new PolicyValues(keys, new HashMap<>());
        for (PolicyKey<?> key : keys) {
            Optional<?> initial = key.initial();
            if (initial.isPresent()) {
                values.values.put(key, initial.get());
            }
        }
        return values;
    }

    PolicyValues copy() {
        return new PolicyValues(keys, new HashMap<>(values));
    }

    <T> void set(PolicyKey<T> key, T value) {
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("'" + key + "' is no key of this table");
        }
        values.put(key, copy(value));
    }

    private static Object copy(Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        return value instanceof SortedMap<?, ?> map ? Collections.unmodifiableSortedMap(new TreeMap<>(map)) : value;
    }

    /** {@return the value of a key that has one from the beginning} */
    <T> T get(PolicyKey<T> key) {
        return find(key).orElseThrow();
    }

    // set() alone puts values in, each under a key of its type; a copy of a list or a map is one of the same type.
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(PolicyKey<T> key) {
        @Nullable Object value = values.get(key);
        return Optional.ofNullable((T) value);
    }

    /** {@return the canonical texts of a value; empty if there is none, or if it is the one of the beginning} */
    <T> Optional<List<String>> texts(PolicyKey<T> key) {
        Optional<T> value = find(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = key.texts(value.get());
        Optional<T> initial = key.initial();
        return initial.isPresent() && key.texts(initial.get()).equals(texts) ? Optional.empty() : Optional.of(texts);
    }
}
