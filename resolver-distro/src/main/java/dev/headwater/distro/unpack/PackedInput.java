// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The packed side of a stream: counts, and tells a fault of the reading from one of what was read. */
final class PackedInput extends FilterInputStream {
    /** What may be read without that anything comes out: headers and empty blocks without end are refused. */
    private static final long IDLE = 8L << 20;

    private final String file;
    private long count;
    private long idle;
    private @Nullable IOException failure;

    PackedInput(InputStream in, String file) {
        super(new BufferedInputStream(in, 1 << 16));
        this.file = file;
    }

    /** Gives the first bytes, and keeps them to be read. */
    byte[] first(int length) throws IOException {
        in.mark(length);
        byte[] bytes = in.readNBytes(length);
        in.reset();
        return bytes;
    }

    long count() {
        return count;
    }

    void somethingCameOut() {
        idle = 0;
    }

    /** Throws what the source of the bytes threw, if that is what went wrong. */
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        int read;
        try {
            read = in.read();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        count += read;
        idle += read;
        if (idle > IDLE) {
            failure = new MalformedFileException(file, "byte " + count, "nothing comes out of what is packed");
            throw failure;
        }
    }

    @Override
    public long skip(long length) throws IOException {
        return read(new byte[(int) Math.min(length, 1 << 13)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
