// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which index of today's policy is which of a lock: the one at the same place, whatever it is called now; else the one
 * of the same name, for an index may move. Where several are at one place, as feeds of one mirror are, the name tells
 * which is which. No index of today stands for two of the lock.
 */
final class SameIndexes {
    /** By the name of an index in the lock: its entry in the policy of today, if there is one. */
    private final Map<IndexId, IndexEntry> entries = new HashMap<>();

    SameIndexes(LockRecord record, IndexPolicy policy, LockPlaces places) {
        Multiset<String> locked = HashMultiset.create();
        record.indexes().forEach(index -> locked.add(index.url()));
        for (LockRecord.Index index : record.indexes()) {
            List<IndexEntry> there = policy.indexes().stream()
                    .filter(entry -> places.of(entry).equals(index.url()))
                    .toList();
            boolean alone = there.size() == 1 && locked.count(index.url()) == 1;
            there.stream()
                    .filter(entry -> alone || entry.id().equals(index.id()))
                    .findFirst()
                    .or(() -> policy.index(index.id()).filter(entry -> !locked.contains(places.of(entry))))
                    .ifPresent(entry -> entries.put(index.id(), entry));
        }
    }

    /** {@return the entry of an index of the lock in today's policy} */
    Optional<IndexEntry> entry(IndexId locked) {
        return Optional.ofNullable(entries.get(locked));
    }

    /** {@return what an index of the lock is called today; as in the lock, if it is gone} */
    IndexId today(IndexId locked) {
        return entry(locked).map(IndexEntry::id).orElse(locked);
    }
}
