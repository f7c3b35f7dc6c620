// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.store;

import dev.headwater.http.store.PageStore;
import java.util.Optional;

/**
 * A store that nothing can be put into.
 *
 * @param inner what it has
 */
public record ReadOnlyStore(PageStore inner) implements PageStore {
    @Override
    public byte[] salt() {
        return inner.salt();
    }

    @Override
    public Optional<byte[]> read(String key) {
        return inner.read(key);
    }

    @Override
    public Optional<byte[]> read(String pack, String key) {
        return inner.read(pack, key);
    }

    @Override
    public void write(String key, byte[] answer) {}

    @Override
    public void write(String pack, String key, byte[] answer) {}

    @Override
    public void remove(String key) {}

    @Override
    public void release() {
        inner.release();
    }
}
