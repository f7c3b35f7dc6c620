// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A body that is in memory, in one form or another, and is taken a slice at a time. */
@FunctionalInterface
interface Slices {
    /** So many bytes a slice has at most: a client that takes nothing is known by it before long. */
    int MOST = 32 << 10;

    /**
     * Gives the next.
     *
     * @param length how long it is
     * @return what holds until the one behind it is asked for
     * @throws IOException if there is no more of it
     */
    ByteBuffer next(int length) throws IOException;

    /** {@return those of bytes, which are not copied} */
    static Slices of(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        return length -> {
            ByteBuffer slice = all.slice(all.position(), length);
            all.position(all.position() + length);
            return slice;
        };
    }

    /** {@return those of what can be read without waiting} */
    static Slices of(InputStream in) {
        byte[] chunk = new byte[MOST];
        return length -> {
            if (in.readNBytes(chunk, 0, length) < length) {
                throw new EOFException("the body ends before its time");
            }
            return ByteBuffer.wrap(chunk, 0, length);
        };
    }
}
