// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of an archive of which only the last are at hand, and which counts how often it is read. */
public final class PartChannel extends ReadOnlyChannel {
    private final byte[] bytes;
    private final int from;
    private int reads;

    public PartChannel(byte[] bytes, int from) {
        super(bytes.length);
        this.bytes = bytes;
        this.from = from;
    }

    public int reads() {
        return reads;
    }

    @Override
    protected int read(long position, ByteBuffer target) throws IOException {
        if (position < from) {
            throw new IOException("not at hand");
        }
        reads++;
        int length = (int) Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, (int) position, length);
        return length;
    }
}
