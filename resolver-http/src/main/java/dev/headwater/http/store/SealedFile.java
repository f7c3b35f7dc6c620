// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    private SealedFile() {}

    /**
     * {@return what was written; empty if it is not what was written under this name}
     *
     * @throws IOException if the file is not there, is no regular file, or cannot be read
     */
    static Optional<byte[]> read(Path file, String name) throws IOException {
        try (FileChannel channel = RegularFile.open(file)) {
            long length = channel.size() - HEAD;
            if (length < 0 || length > MOST_BYTES) {
                return Optional.empty();
            }
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            byte[] bytes = new byte[(int) length];
            boolean whole = Pieces.fill(channel, 0, head) && Pieces.fill(channel, HEAD, ByteBuffer.wrap(bytes));
            return whole && head.equals(head(name, bytes)) ? Optional.of(bytes) : Optional.empty();
        }
    }

    /** {@return what has to be written for it to be read again, one after the other} */
    static List<ByteBuffer> of(String name, byte[] bytes) {
        return List.of(head(name, bytes), ByteBuffer.wrap(bytes));
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
}
