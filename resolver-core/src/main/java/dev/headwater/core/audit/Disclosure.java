// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.ownership.IndexRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names that an audit would tell an index that stands below others, whether or not one of those has them.
 *
 * @param index the index
 * @param names the names, sorted
 * @since 0.1.0
 */
public record Disclosure(IndexId index, List<ProjectName> names) {
    /** Copies. */
    public Disclosure {
        names = List.copyOf(names);
    }

    /**
     * {@return what would be told of some names, in the order of the policy} Nothing where a name is pinned, reserved
     * or denied, and nothing of the first index of a route, which every resolution asks.
     */
    public static List<Disclosure> of(IndexPolicy policy, Collection<ProjectName> names) {
        Map<IndexId, List<ProjectName>> told = new LinkedHashMap<>();
        for (ProjectName name : new TreeSet<>(names)) {
            IndexRoute.of(policy, name).entries().stream()
                    .skip(1)
                    .forEach(entry -> told.computeIfAbsent(entry.id(), id -> new ArrayList<>())
                            .add(name));
        }
        return policy.indexes().stream()
                .map(IndexEntry::id)
                .filter(told::containsKey)
                .map(id -> new Disclosure(id, told.getOrDefault(id, List.of())))
                .toList();
    }
}
