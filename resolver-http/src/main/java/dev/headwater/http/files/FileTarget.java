// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.files;

import java.io.IOException;

/**
 * Takes the bytes of a file while they come. Called by one thread at a time; what it throws ends the transfer, and the
 * server is not asked again.
 *
 * @since 0.1.0
 */
public interface FileTarget {
    /**
     * Hears that the first byte is next; once more from the beginning where what had come broke off.
     *
     * @param size how many bytes the server announces; negative if it does not say
     * @throws IOException if they cannot be taken
     */
    void begin(long size) throws IOException;

    /**
     * Takes the next bytes.
     *
     * @param bytes an array whose first bytes they are; it is used again
     * @param count how many
     * @throws IOException if they cannot be taken
     */
    void write(byte[] bytes, int count) throws IOException;

    /** Hears, once all has come, that the index lets nobody keep it ({@code no-store}). */
    default void notToBeKept() {}
}
