// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds who supplies projects today against what a lock records, by which index is the same ({@link SameIndexes}). So a
 * policy that swaps the places of two indexes has changed what both supply.
 */
final class OwnerChanges {
    private final LockRecord record;
    private final SameIndexes indexes;

    OwnerChanges(LockRecord record, SameIndexes indexes) {
        this.record = record;
        this.indexes = indexes;
    }

    /**
     * {@return the changes, in the order of what is decided today} What could not be decided today is no change.
     *
     * @param accepted names whose owner may be another
     */
    List<OwnerChange> of(Collection<Ownership> decided, Set<ProjectName> accepted) {
        Map<ProjectName, Ownership> before = new HashMap<>();
        record.ownership().forEach(one -> before.put(one.name(), one));
        List<OwnerChange> changes = new ArrayList<>();
        for (Ownership now : decided) {
            Ownership old = before.get(now.name());
            boolean decidedNow = now.failure().isEmpty() && now.rule() != OwnerRule.OWN_PROJECT;
            if (old != null && decidedNow && !accepted.contains(now.name()) && !isSame(old, now)) {
                changes.add(new OwnerChange(now.name(), old.owner(), old.rule(), now.owner(), now.rule()));
            }
        }
        return changes;
    }

    private boolean isSame(Ownership old, Ownership now) {
        return old.owner().isPresent() == now.owner().isPresent()
                && old.owner().flatMap(indexes::entry).map(IndexEntry::id).equals(now.owner())
                && (old.rule() == OwnerRule.DIRECT_URL) == (now.rule() == OwnerRule.DIRECT_URL);
    }
}
