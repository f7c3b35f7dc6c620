// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table of a policy whose keys are names or patterns: {@code [pins]}, {@code [format]}, {@code [cool-downs]}.
 *
 * @param <K> what its keys are
 * @param <V> what its values are
 * @since 0.1.0
 */
public final class PolicyTable<K extends Comparable<K>, V> {
    private final KeyType<K> names;
    private final PolicyKey<V> value;

    PolicyTable(KeyType<K> names, PolicyKey<V> value) {
        this.names = names;
        this.value = value;
    }

    /** {@return the word that documents write: {@code cool-downs}} */
    public String name() {
        return value.name();
    }

    /** {@return what its values are, as of a key with the name of the table} */
    public PolicyKey<V> value() {
        return value;
    }

    /**
     * Reads a name of this table.
     *
     * @throws IllegalArgumentException if it is none
     */
    public K parseName(String text) {
        return names.parse(List.of(text));
    }

    /** {@return the canonical text of a name} */
    public String text(K name) {
        return names.texts(name).get(0);
    }

    /** {@return the canonical texts of what a policy says in this table, sorted by the texts of the names} */
    public SortedMap<String, String> texts(IndexPolicy policy) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<K, V> said : policy.said(this).entrySet()) {
            texts.put(text(said.getKey()), value.texts(said.getValue()).get(0));
        }
        return texts;
    }

    /** Adds to a policy what this table says of a name. */
    public void add(IndexPolicy.Builder policy, K name, V said) {
        policy.add(this, name, said);
    }
}
