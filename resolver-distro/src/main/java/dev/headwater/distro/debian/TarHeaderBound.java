// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stands below a reader of tar, which holds names and attributes of any length in memory. */
final class TarHeaderBound extends FilterInputStream {
    private static final int LONGEST = 256 << 10;

    private final String file;
    private long left = Long.MAX_VALUE;

    TarHeaderBound(InputStream in, String file) {
        super(in);
        this.file = file;
    }

    /** From here on only a header is read. */
    void beginHeader() {
        left = LONGEST;
    }

    /** From here on the content of a member is read, which nobody holds. */
    void endHeader() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        take(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        take(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = in.skip(length);
        take(skipped);
        return skipped;
    }

    private void take(long count) throws MalformedFileException {
        left -= count;
        if (left < 0) {
            throw new MalformedFileException(file, "a header", "is longer than " + LONGEST + " bytes");
        }
    }
}
