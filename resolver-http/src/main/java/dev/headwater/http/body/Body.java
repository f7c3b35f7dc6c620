// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The decoded body of an answer: in memory, or, where it is large, in a temporary file that is gone when the body is
 * closed. Many may read it at once.
 */
public final class Body implements AutoCloseable {
    private static final Body EMPTY = of(new byte[0], 0);

    private final byte[] array;
    private final long size;
    private final @Nullable FileChannel file;

    private Body(byte[] array, long size, @Nullable FileChannel file) {
        this.array = array;
        this.size = size;
        this.file = file;
    }

    /** {@return a body without bytes} */
    public static Body empty() {
        return EMPTY;
    }

    /** {@return a body of the first bytes of an array, which is not copied and must not be changed} */
    public static Body of(byte[] array, int length) {
        return new Body(array, length, null);
    }

    static Body of(FileChannel file, long size) {
        return new Body(new byte[0], size, file);
    }

    /** {@return how many bytes there are} */
    public long size() {
        return size;
    }

    /** {@return whether {@link #array()} has the bytes} */
    public boolean isInMemory() {
        return file == null;
    }

    /**
     * {@return the array whose first {@link #size()} bytes are the body; not a copy}
     *
     * @throws IllegalStateException if the body is in a file
     */
    public byte[] array() {
        if (!isInMemory()) {
            throw new IllegalStateException("this body is in a file");
        }
        return array;
    }

    /** {@return the body from its beginning} */
    public InputStream open() {
        return isInMemory() ? new ByteArrayInputStream(array, 0, (int) size) : Channels.newInputStream(channel());
    }

    /** {@return the body, to be read anywhere; closing the channel does not close the body} */
    public SeekableByteChannel channel() {
        return new BodyChannel(this);
    }

    /** Reads some bytes at a position before the end. */
    int read(long position, ByteBuffer target) throws IOException {
        if (file != null) {
            return file.read(target, position);
        }
        int count = (int) Math.min(target.remaining(), size - position);
        target.put(array, (int) position, count);
        return count;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a temporary file", e);
            }
        }
    }

    /** {@return how long it is} */
    @Override
    public String toString() {
        return size + " bytes";
    }
}
