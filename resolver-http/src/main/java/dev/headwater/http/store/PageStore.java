// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.util.Optional;

/**
 * Keeps what indexes answered, from one run to the next, as bytes under keys.
 *
 * <p>Called from any thread and from several at once. A store never fails a resolution: what it cannot read it does not
 * have, and what it cannot write is not kept. It need not keep anything for any time, but it answers whole what it
 * answers: never the bytes of another key, never a part.
 *
 * @since 0.1.0
 */
public interface PageStore {
    /**
     * {@return bytes of this store alone, chance-made once, always the same} They are mixed into every key, so that
     * keys seen elsewhere tell nothing about the logins that are mixed in too.
     */
    byte[] salt();

    /**
     * {@return what was last written under a key, if it is still there; the caller does not change it}
     *
     * @param key 64 hexadecimal digits in lower case
     */
    Optional<byte[]> read(String key);

    /** Keeps bytes under a key, in place of what was there. */
    void write(String key, byte[] answer);

    /**
     * {@return what was written under a key of a pack, if it is still there; of what other processes wrote not
     * necessarily the last} Under one key there are never answers in a pack and others.
     *
     * @param pack the name of answers that are small, many, used together and seldom written again; as a key is
     * @param key as without a pack
     */
    default Optional<byte[]> read(String pack, String key) {
        return read(key);
    }

    /** Keeps bytes under a key of a pack, in place of what was there; without packs, as under any other key. */
    default void write(String pack, String key, byte[] answer) {
        write(key, answer);
    }

    /** Forgets what is under a key and in no pack, if something is. */
    void remove(String key);

    /** Lets go of the files that it holds open, for now: whoever uses it later has them opened again. */
    default void release() {}

    /** {@return a store that keeps nothing} */
    static PageStore none() {
        return new PageStore() {
            @Override
            public byte[] salt() {
                return new byte[0];
            }

            @Override
            public Optional<byte[]> read(String key) {
                return Optional.empty();
            }

            @Override
            public void write(String key, byte[] answer) {}

            @Override
            public void remove(String key) {}
        };
    }
}
