// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.http.store.PageStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps answers for as long as it is there itself. */
class MemoryStore implements PageStore {
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    @Override
    public byte[] salt() {
        return SALT.clone();
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
