// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** The bytes of an archive by their offsets. */
final class ArchiveBytes {
    private static final int PIECE = 1 << 16;

    private final SeekableByteChannel channel;
    private final long size;

    ArchiveBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || offset > size - length) {
            throw new DamagedArchiveException("it points outside of itself, at byte " + offset);
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(offset);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new DamagedArchiveException("it ends early, at byte " + channel.position());
            }
        }
        return buffer.flip();
    }

    void copy(long from, long to, OutputStream target) throws IOException {
        for (long at = from; at < to; at += PIECE) {
            target.write(read(at, (int) Math.min(PIECE, to - at)).array());
        }
    }

    static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xffff;
    }

    static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & 0xffff_ffffL;
    }

    static byte[] part(ByteBuffer buffer, int from, int to) {
        return Arrays.copyOfRange(buffer.array(), buffer.arrayOffset() + from, buffer.arrayOffset() + to);
    }
}
