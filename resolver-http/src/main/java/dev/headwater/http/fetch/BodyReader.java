// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer: unpacks what is packed by gzip, bounds what comes out and what goes in, and holds the
 * server to the length that it announced.
 */
final class BodyReader {
    private static final int CHUNK = 1 << 14;
    private static final long UNKNOWN = -1;
    /** What is larger goes to a file, if it is for a file. */
    private static final long MOST_IN_MEMORY = 4L << 20;

    /** What is larger, and goes to memory all the same, is read one after the other. */
    private static final long LARGE = 8L << 20;

    private static final int MOST_UNPACKED = 1000;
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Fetch fetch;
    private final LongAdder wireBytes;
    private final @Nullable Path folder;
    private final Semaphore largeTurn;
    private boolean hasTurn;

    BodyReader(Fetch fetch, LongAdder wireBytes, @Nullable Path folder, Semaphore largeTurn) {
        this.fetch = fetch;
        this.wireBytes = wireBytes;
        this.folder = folder;
        this.largeTurn = largeTurn;
    }

    /**
     * Reads it to its end.
     *
     * @param pace how fast it is to come
     * @throws OversizedBodyException if it is longer than it may be
     * @throws RefusedBodyException if it is of another size than expected, or packed in a way that was not asked for
     * @throws IOException if it broke off, or is not what it was announced as
     */
    Body read(int status, ReplyHeaders headers, InputStream raw, AttemptDeadline pace) throws IOException {
        long declared = declaredLength(headers);
        boolean packed = isPacked(headers);
        if (!packed) {
            checkLength(declared);
        }
        Counted wire = new Counted(pace.body(raw, declared));
        boolean isFile = fetch.purpose() == Fetch.Purpose.FILE;
        long inMemory = isFile ? MOST_IN_MEMORY : LONGEST_ARRAY;
        try (BodySink sink = new BodySink(fetch.mostBytes(), inMemory, packed ? 4 * declared : declared, folder)) {
            byte[] chunk = new byte[CHUNK];
            InputStream decoded = packed ? new GZIPInputStream(wire, CHUNK) : wire;
            for (int count = decoded.read(chunk); count >= 0; count = decoded.read(chunk)) {
                sink.write(chunk, count);
                checkRatio(sink.size(), wire.count);
                awaitTurn(!isFile && sink.size() > LARGE, pace);
            }
            wire.drain(chunk);
            if (declared != UNKNOWN && wire.count != declared) {
                throw new EOFException("announced were " + declared + " bytes");
            }
            return sink.body();
        } finally {
            wireBytes.add(wire.count);
            if (hasTurn) {
                largeTurn.release();
            }
        }
    }

    private static void checkRatio(long unpacked, long wire) throws RefusedBodyException {
        if (unpacked > MOST_IN_MEMORY && unpacked / MOST_UNPACKED > wire) {
            throw new OversizedBodyException(
                    "an answer that unpacks to more than " + MOST_UNPACKED + " times its size");
        }
    }

    private void awaitTurn(boolean isLarge, AttemptDeadline pace) throws IOException {
        if (isLarge && !hasTurn) {
            pace.await(largeTurn);
            hasTurn = true;
        }
    }

    private void checkLength(long declared) throws RefusedBodyException {
        if (declared > fetch.mostBytes()) {
            throw new OversizedBodyException(
                    "a body of " + declared + " bytes, more than the " + fetch.mostBytes() + " that are read");
        }
    }

    private boolean isPacked(ReplyHeaders headers) throws RefusedBodyException {
        String encoding = headers.value("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (encoding.isEmpty() || encoding.equals("identity") || fetch.purpose() == Fetch.Purpose.FILE) {
            return false;
        }
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw new RefusedBodyException("a body in an encoding that was not asked for");
        }
        return true;
    }

    private static long declaredLength(ReplyHeaders headers) throws IOException {
        String text = headers.value("Content-Length").orElse("").strip();
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (text.length() > 18 || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new IOException("the length that was announced cannot be read");
        }
        return Long.parseLong(text);
    }

    /** Counts what comes over the wire, and bounds it: a packed body could be endless and yet unpack to nothing. */
    private final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream raw) {
            super(raw);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            if (count - CHUNK > fetch.mostBytes()) {
                throw new OversizedBodyException("a body of more than " + fetch.mostBytes() + " bytes");
            }
            return read;
        }

        void drain(byte[] chunk) throws IOException {
            int read = 0;
            while (read >= 0) {
                read = read(chunk, 0, chunk.length);
            }
        }
    }
}
