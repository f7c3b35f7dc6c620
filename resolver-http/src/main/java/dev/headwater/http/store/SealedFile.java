// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file that is read whole or not at all: four bytes that say what it is, a checksum, the length, the bytes.
 *
 * <p>Writers do not wait for the disk, so a loss of power may leave a file with its name and its length but without its
 * bytes. The checksum finds that out. It also covers the name under which the file was written: bytes that got under
 * another one are nothing.
 */
final class SealedFile {
    /** More than any answer has; what is larger is not kept, so that a damaged length takes no memory. */
    static final int MOST_BYTES = 1 << 28;

    private static final int MAGIC = 'H' << 24 | 'W' << 16 | 'C' << 8 | 1;
    private static final int HEAD = 16;
    /** Channels copy through memory outside the heap, as much as is read at once, and keep that for each thread. */
    private static final int PIECE = 1 << 16;

    private SealedFile() {}

    /**
     * {@return what was written; empty if it is not what was written under this name}
     *
     * @throws IOException if the file is not there, is no regular file, or cannot be read
     */
    static Optional<byte[]> read(Path file, String name) throws IOException {
        try (SeekableByteChannel channel = RegularFile.open(file)) {
            long length = channel.size() - HEAD;
            if (length < 0 || length > MOST_BYTES) {
                return Optional.empty();
            }
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            byte[] bytes = new byte[(int) length];
            boolean whole = fill(channel, head) && fill(channel, ByteBuffer.wrap(bytes));
            return whole && head.equals(head(name, bytes)) ? Optional.of(bytes) : Optional.empty();
        }
    }

    /** Writes a file that must not be there yet. */
    static void write(SeekableByteChannel channel, String name, byte[] bytes) throws IOException {
        empty(channel, head(name, bytes));
        empty(channel, ByteBuffer.wrap(bytes));
    }

    private static ByteBuffer head(String name, byte[] bytes) {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        CRC32C checksum = new CRC32C();
        checksum.update(name.getBytes(StandardCharsets.US_ASCII));
        checksum.update(bytes);
        return head.putInt(MAGIC)
                .putInt((int) checksum.getValue())
                .putLong(bytes.length)
                .flip();
    }

    /** {@return whether there was enough to fill it; then it is ready to be read from} */
    private static boolean fill(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        int whole = buffer.capacity();
        while (buffer.position() < whole) {
            buffer.limit(Math.min(whole, buffer.position() + PIECE));
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    private static void empty(SeekableByteChannel channel, ByteBuffer buffer) throws IOException {
        int whole = buffer.limit();
        while (buffer.position() < whole) {
            buffer.limit(Math.min(whole, buffer.position() + PIECE));
            channel.write(buffer);
        }
    }
}
