// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.http.store.PageStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in memory, which stands for a folder that outlives a cache. The tests of all modules have one of their own:
 * they build upon this module, and it cannot see them.
 */
final class MapStore implements PageStore {
    final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    @Override
    public byte[] salt() {
        return new byte[32];
    }

    @Override
    public Optional<byte[]> read(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    @Override
    public void write(String key, byte[] answer) {
        answers.put(key, answer);
    }

    @Override
    public void remove(String key) {
        answers.remove(key);
    }
}
