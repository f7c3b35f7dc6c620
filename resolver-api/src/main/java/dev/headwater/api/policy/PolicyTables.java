// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said in the tables of a policy, each sorted by its names; at first nothing. */
final class PolicyTables {
    private final Map<PolicyTable<?, ?>, SortedMap<?, ?>> said = new HashMap<>();

    PolicyTables() {
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            said.put(table, new TreeMap<>());
        }
    }

    PolicyTables copy() {
        PolicyTables copy = new PolicyTables();
        for (Map.Entry<PolicyTable<?, ?>, SortedMap<?, ?>> table : said.entrySet()) {
            copy.said.put(table.getKey(), new TreeMap<>(table.getValue()));
        }
        return copy;
    }

    <K extends Comparable<K>, V> void put(PolicyTable<K, V> table, K name, V value) {
        get(table).put(name, value);
    }

    <K extends Comparable<K>, V> void replace(PolicyTable<K, V> table, Map<K, V> values) {
        said.put(table, new TreeMap<>(values));
    }

    // Each map is put in under the table that has its types, and each table has one.
    @SuppressWarnings("unchecked")
    <K extends Comparable<K>, V> SortedMap<K, V> get(PolicyTable<K, V> table) {
        return (SortedMap<K, V>) Objects.requireNonNull(said.get(table));
    }
}
