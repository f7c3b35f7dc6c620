// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A table of a policy whose keys are names or patterns: {@code [pins]}, {@code [format]}, {@code [cool-downs]}.
 *
 * @param <K> what its keys are
 * @param <V> what its values are
 */
public final class PolicyTable<K extends Comparable<K>, V> {
    private final KeyType<K> names;
    private final PolicyKey<V> value;
    private final Function<IndexPolicy, Map<K, V>> reading;
    private final Adding<K, V> adding;

    /** Says one thing more of a policy. */
    interface Adding<K, V> {
        IndexPolicy.Builder add(IndexPolicy.Builder policy, K name, V value);
    }

    PolicyTable(KeyType<K> names, PolicyKey<V> value, Function<IndexPolicy, Map<K, V>> reading, Adding<K, V> adding) {
        this.names = names;
        this.value = value;
        this.reading = reading;
        this.adding = adding;
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
        reading.apply(policy)
                .forEach((name, said) -> texts.put(text(name), value.texts(said).get(0)));
        return texts;
    }

    /** Adds to a policy what this table says of a name. */
    public void add(IndexPolicy.Builder policy, K name, V said) {
        adding.add(policy, name, said);
    }
}
