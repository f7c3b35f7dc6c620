// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.util.Optional;

/**
 * Keeps what was made of large overlay files from one run to the next, as bytes under names. What is kept can be lost
 * at any time: then the files are read as they were before. It is held against the files, and believed only if they are
 * the same, byte for byte.
 *
 * @since 0.1.0
 */
public interface OverlayCache {
    /**
     * {@return what was last written under a name, if it is still there; whole, and nobody changes it}
     *
     * @param name any text
     */
    Optional<byte[]> read(String name);

    /** Keeps bytes under a name, in place of what was there; what cannot be kept is not. */
    void write(String name, byte[] content);

    /** {@return one that keeps nothing} */
    static OverlayCache none() {
        return new OverlayCache() {
            @Override
            public Optional<byte[]> read(String name) {
                return Optional.empty();
            }

            @Override
            public void write(String name, byte[] content) {}
        };
    }
}
