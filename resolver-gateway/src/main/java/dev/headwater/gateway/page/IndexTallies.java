// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.Ownership;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the indexes of one policy have answered. Safe for use by many threads. */
public final class IndexTallies {
    /** Guarded by itself. */
    private final Map<IndexId, Tally> tallies = new HashMap<>();

    /**
     * What one index has answered.
     *
     * @param last its last answer
     * @param at when that was
     * @param counts how often it gave each answer
     */
    public record Tally(Ownership.Answer last, Instant at, Map<Ownership.Answer, Integer> counts) {
        /** {@return how often it gave an answer} */
        public int count(Ownership.Answer answer) {
            return counts.getOrDefault(answer, 0);
        }
    }

    void add(Ownership record, Instant at) {
        synchronized (tallies) {
            for (Ownership.Asked asked : record.asked()) {
                Map<Ownership.Answer, Integer> counts = new EnumMap<>(Ownership.Answer.class);
                Tally before = tallies.get(asked.index());
                if (before != null) {
                    counts.putAll(before.counts());
                }
                counts.merge(asked.answer(), 1, Integer::sum);
                tallies.put(asked.index(), new Tally(asked.answer(), at, counts));
            }
        }
    }

    /** {@return what an index has answered; empty where it was not asked yet} */
    public Optional<Tally> of(IndexId index) {
        synchronized (tallies) {
            return Optional.ofNullable(tallies.get(index));
        }
    }
}
