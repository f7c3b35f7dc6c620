// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of answers, read already, as many as fit.
 *
 * <p>While all fit they are in a plain map; only then does somebody have to judge which of them stay. A process that
 * resolves once and ends does not get that far, and is spared a tenth of a second of starting Caffeine.
 */
final class AnswerMemory<T> {
    /** What an entry takes beside its value: key, facts, links. */
    private static final int OVERHEAD = 512;

    private final long mostBytes;
    private final ConcurrentMap<AnswerKey, Entry<T>> all = new ConcurrentHashMap<>();

    /** What {@link #all} weighs; guarded by this object, as is the change from there to {@link #chosen}. */
    private long weight;

    private volatile @Nullable Cache<AnswerKey, Entry<T>> chosen;

    AnswerMemory(long mostBytes) {
        this.mostBytes = mostBytes;
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
        Cache<AnswerKey, Entry<T>> cache = chosen;
        return Optional.ofNullable(cache == null ? all.get(key) : cache.getIfPresent(key));
    }

    void keep(AnswerKey key, Entry<T> entry) {
        Cache<AnswerKey, Entry<T>> cache = chosen;
        if (cache == null && keepsAll(key, entry)) {
            return;
        }
        cache = chosen;
        if (cache != null) {
            cache.put(key, entry);
        }
    }

    /** {@return whether all fit still; if not, the cache is there that chooses} */
    private synchronized boolean keepsAll(AnswerKey key, Entry<T> entry) {
        if (chosen != null) {
            return false;
        }
        Entry<T> former = all.put(key, entry);
        weight += entry.weight() - (former == null ? 0 : former.weight());
        if (weight <= mostBytes) {
            return true;
        }
        Cache<AnswerKey, Entry<T>> cache = Choice.cache(mostBytes);
        cache.putAll(all);
        chosen = cache;
        all.clear();
        return false;
    }

    /** A class of its own, so that Caffeine is not touched before. */
    private static final class Choice {
        private Choice() {}

        static <T> Cache<AnswerKey, Entry<T>> cache(long mostBytes) {
            return Caffeine.newBuilder()
                    .maximumWeight(mostBytes)
                    .weigher((AnswerKey key, Entry<T> entry) -> entry.weight())
                    // What is to be done is done by who calls: no thread of ours is left behind.
                    .executor(Runnable::run)
                    .build();
        }
    }
}
