// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import dev.headwater.api.DamagedArchiveException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error after a number of bytes, so that a few bytes cannot unpack to very many. */
public final class BoundedInputStream extends FilterInputStream {
    /** Compressed text of ours shrinks to a fourth, the best deflate can do is a thousandth. */
    private static final long EXPANSION = 200;

    private static final long ALWAYS_ALLOWED = 16L << 20;

    private final long limit;
    private long count;

    /**
     * Bounds a stream.
     *
     * @param limit how many bytes it may have; one more, and reading throws a {@link DamagedArchiveException}
     */
    public BoundedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** {@return how many bytes an archive may unpack to, given its own size} */
    static long expansionLimit(long compressed, long most) {
        return Math.min(most, Math.max(ALWAYS_ALLOWED, compressed > most ? most : compressed * EXPANSION));
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    /** Reads what it skips: a stream that is compressed cannot do better, and the bytes count. */
    @Override
    public long skip(long n) throws IOException {
        byte[] rest = new byte[(int) Math.max(0, Math.min(n, 8192))];
        long skipped = 0;
        while (skipped < n) {
            int read = read(rest, 0, (int) Math.min(n - skipped, rest.length));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int n) throws DamagedArchiveException {
        count += n;
        if (count > limit) {
            throw new DamagedArchiveException(
                    "it unpacks to more than " + limit + " bytes, which is the most that is read");
        }
    }
}
