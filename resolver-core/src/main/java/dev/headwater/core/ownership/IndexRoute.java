// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.NamePattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that may be asked about a name, in order, and the rule that says so. No other index may ever be told the
 * name.
 *
 * @param rule the rule that applies
 * @param entries the indexes; none if no index may be asked
 */
public record IndexRoute(OwnerRule rule, List<IndexEntry> entries) {
    /** {@return the route of a name: its pin, else the most specific reservation, else the order of the policy} */
    public static IndexRoute of(IndexPolicy policy, ProjectName name) {
        IndexId pinned = policy.pins().get(name);
        if (pinned != null) {
            return new IndexRoute(OwnerRule.PIN, policy.index(pinned).stream().toList());
        }
        IndexEntry reserving = reserving(policy, name);
        if (reserving != null) {
            return new IndexRoute(OwnerRule.RESERVED, List.of(reserving));
        }
        List<IndexEntry> searched = new ArrayList<>();
        for (IndexEntry entry : policy.indexes()) {
            if (entry.role() == IndexRole.SEARCHED && entry.admits(name)) {
                searched.add(entry);
            }
        }
        return new IndexRoute(OwnerRule.ORDER, Collections.unmodifiableList(searched));
    }

    private static @Nullable IndexEntry reserving(IndexPolicy policy, ProjectName name) {
        NamePattern best = null;
        IndexEntry owner = null;
        for (IndexEntry entry : policy.indexes()) {
            for (NamePattern pattern : entry.reserved()) {
                if (pattern.matches(name) && (best == null || pattern.compareTo(best) < 0)) {
                    best = pattern;
                    owner = entry;
                }
            }
        }
        return owner;
    }
}
