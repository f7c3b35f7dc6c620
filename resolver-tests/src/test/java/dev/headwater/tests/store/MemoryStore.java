// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.store;

import dev.headwater.http.store.PageStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory, which stands for a folder that outlives those who use it. */
public class MemoryStore implements PageStore {
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

    /** {@return all that is kept, in no order} */
    public List<byte[]> answers() {
        return List.copyOf(answers.values());
    }
}
