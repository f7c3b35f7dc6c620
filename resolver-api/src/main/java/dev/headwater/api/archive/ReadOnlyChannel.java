// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes of a known number, to be read at any place and never written. For one thread. */
public abstract class ReadOnlyChannel implements SeekableByteChannel {
    private final long size;
    private long position;
    private boolean closed;

    /** Begins at the first of so many bytes. */
    protected ReadOnlyChannel(long size) {
        this.size = size;
    }

    /**
     * Reads some bytes at a position before the end, into a target that has room.
     *
     * @return how many; below 1 where there are none
     * @throws IOException if they cannot be read
     */
    protected abstract int read(long position, ByteBuffer target) throws IOException;

    @Override
    public final int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int count = target.hasRemaining() ? read(position, target) : 0;
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position is not below 0");
        }
        position = newPosition;
        return this;
    }

    @Override
    public final long size() {
        return size;
    }

    @Override
    public final int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public final boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
