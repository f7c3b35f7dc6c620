// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** How the directory of a pack begins: what it is, a checksum, and the generation, which names the file of answers. */
final class PackHead {
    static final int LENGTH = 16;

    private static final int KIND = 'H' << 16 | 'W' << 8 | 'P';
    private static final int VERSION = 1;

    private PackHead() {}

    static ByteBuffer of(long generation) {
        return ByteBuffer.allocate(LENGTH)
                .putInt(KIND << Byte.SIZE | VERSION)
                .putInt(checksum(generation))
                .putLong(generation)
                .flip();
    }

    /**
     * {@return the generation}
     *
     * @throws UnreadablePackException if it is not there, is damaged, or of a version that comes after this one
     */
    static long generation(FileChannel directory, Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LENGTH);
        if (!Pieces.fill(directory, 0, head)) {
            throw new UnreadablePackException(file, UnreadablePackException.Cause.DAMAGE);
        }
        int magic = head.getInt();
        if (magic >>> Byte.SIZE == KIND && (magic & 0xff) > VERSION) {
            throw new UnreadablePackException(file, UnreadablePackException.Cause.VERSION);
        }
        int checksum = head.getInt();
        long generation = head.getLong();
        if (magic != (KIND << Byte.SIZE | VERSION) || checksum != checksum(generation)) {
            throw new UnreadablePackException(file, UnreadablePackException.Cause.DAMAGE);
        }
        return generation;
    }

    private static int checksum(long generation) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(generation).flip());
        return (int) checksum.getValue();
    }
}
