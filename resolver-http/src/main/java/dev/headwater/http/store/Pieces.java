// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Whole buffers read and written piece by piece: channels copy through memory outside the heap, as much as is asked for
 * at once, and keep that for each thread.
 */
final class Pieces {
    private static final int PIECE = 1 << 16;

    private Pieces() {}

    /**
     * {@return whether there was enough, from a place in a file on, to fill a buffer; then it is ready to be read from}
     * The channel stays where it is.
     */
    static boolean fill(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
        int whole = buffer.capacity();
        while (buffer.position() < whole) {
            buffer.limit(Math.min(whole, buffer.position() + PIECE));
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    /** Writes all that is in a buffer. */
    static void empty(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        int whole = buffer.limit();
        while (buffer.position() < whole) {
            buffer.limit(Math.min(whole, buffer.position() + PIECE));
            channel.write(buffer);
        }
    }
}
