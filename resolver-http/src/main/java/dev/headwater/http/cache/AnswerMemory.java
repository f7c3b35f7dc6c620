// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** The values of answers, read already, as many as fit. */
final class AnswerMemory<T> {
    /** What an entry takes beside its value: key, facts, links. */
    private static final int OVERHEAD = 512;

    private final Cache<AnswerKey, Entry<T>> entries;

    AnswerMemory(long mostBytes) {
        entries = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((AnswerKey key, Entry<T> entry) -> entry.weight())
                // What is to be done is done by who calls: no thread of ours is left behind.
                .executor(Runnable::run)
                .build();
    }

    /**
     * A value and what is known of its answer.
     *
     * @param bytes about how much memory the value takes
     */
    record Entry<T>(AnswerFacts facts, T value, int bytes) {
        int weight() {
            return bytes > Integer.MAX_VALUE - OVERHEAD ? Integer.MAX_VALUE : bytes + OVERHEAD;
        }
    }

    Optional<Entry<T>> find(AnswerKey key) {
        return Optional.ofNullable(entries.getIfPresent(key));
    }

    void keep(AnswerKey key, Entry<T> entry) {
        entries.put(key, entry);
    }
}
