// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A position in a {@link Body}. For one thread. */
final class BodyChannel implements SeekableByteChannel {
    private final Body body;
    private long position;
    private boolean closed;

    BodyChannel(Body body) {
        this.body = body;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= body.size()) {
            return -1;
        }
        int count = body.read(position, target);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a position is not below 0");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return body.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
