// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.archive.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** A file of which some parts are here. Who reads elsewhere is told what to fetch first. */
final class PartialFile {
    private final long size;
    private final List<Part> parts = new ArrayList<>();

    private record Part(long from, ByteBuffer bytes) {
        boolean holds(long position, int length) {
            return position >= from && position + length <= from + bytes.limit();
        }
    }

    /** Thrown where bytes are read that are not here. */
    static final class MissingException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long from;
        private final int length;

        MissingException(long from, int length) {
            super("bytes " + from + " to " + (from + length) + " are not here yet");
            this.from = from;
            this.length = length;
        }

        long from() {
            return from;
        }

        int length() {
            return length;
        }
    }

    PartialFile(long size) {
        this.size = size;
    }

    void add(long from, byte[] bytes, int length) {
        parts.add(new Part(from, ByteBuffer.wrap(bytes, 0, length).slice()));
    }

    /** {@return the file, to be read once from any place} */
    SeekableByteChannel channel() {
        return new Reader();
    }

    private final class Reader extends ReadOnlyChannel {
        Reader() {
            super(size);
        }

        @Override
        protected int read(long position, ByteBuffer target) throws IOException {
            int length = (int) Math.min(target.remaining(), size - position);
            for (Part part : parts) {
                if (part.holds(position, length)) {
                    target.put(part.bytes().slice((int) (position - part.from()), length));
                    return length;
                }
            }
            throw new MissingException(position, length);
        }
    }
}
