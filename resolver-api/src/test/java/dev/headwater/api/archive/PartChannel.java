// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The bytes of an archive of which only the last are at hand, and which counts how often it is read. */
public final class PartChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private final int from;
    private long position;
    private int reads;
    private boolean open = true;

    public PartChannel(byte[] bytes, int from) {
        this.bytes = bytes;
        this.from = from;
    }

    public int reads() {
        return reads;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position < from) {
            throw new IOException("not at hand");
        }
        reads++;
        int length = (int) Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, (int) position, length);
        position += length;
        return length == 0 ? -1 : length;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
