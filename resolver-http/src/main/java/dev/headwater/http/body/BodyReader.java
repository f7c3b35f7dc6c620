// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.http.files.FileTarget;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of answers: unpacks what is packed by gzip, bounds what comes out and what goes in, and holds the
 * server to the length that it announced. For any number of threads.
 */
public final class BodyReader {
    private static final int CHUNK = 1 << 14;
    private static final long UNKNOWN = -1;
    /** What is larger goes to a file, if it is for a file. */
    private static final long MOST_IN_MEMORY = 4L << 20;

    /** What is larger, and goes to memory all the same, is read one after the other. */
    private static final long LARGE = 8L << 20;

    private static final int MOST_UNPACKED = 1000;
    /** How often its size a page of a usual project unpacks to, and a little more. */
    private static final int PACKED = 5;

    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final @Nullable Path folder;
    private final LongAdder wireBytes = new LongAdder();
    private final Semaphore largeTurn = new Semaphore(1);

    /**
     * Makes a reader.
     *
     * @param folder where large files are kept while they are read; this machine's folder of temporary files if null
     */
    public BodyReader(@Nullable Path folder) {
        this.folder = folder;
    }

    /** {@return how many bytes came until now, as they were on the wire} */
    public long wireBytes() {
        return wireBytes.sum();
    }

    /**
     * Reads a text to its end, unpacked and into memory.
     *
     * @param mostBytes how long it may be at most, unpacked
     * @param pace how fast it is to come
     * @throws RefusedBodyException if it is longer than it may be, of another size than expected, or packed in a way
     *     that was not asked for
     * @throws IOException if it broke off, or is not what it was announced as
     */
    public Body text(ReplyHeaders headers, InputStream raw, long mostBytes, BodyPace pace) throws IOException {
        return new Reading(mostBytes, pace, Form.UNPACKED).read(headers, raw);
    }

    /**
     * Reads a file to its end, its bytes as they are stored: what the headers say of their encoding is not undone. What
     * is large goes to a temporary file.
     *
     * @param mostBytes how long it may be at most
     * @param pace how fast it is to come
     * @throws RefusedBodyException if it is longer than it may be
     * @throws IOException if it broke off, or is not what it was announced as
     */
    public Body file(ReplyHeaders headers, InputStream raw, long mostBytes, BodyPace pace) throws IOException {
        return new Reading(mostBytes, pace, Form.STORED).read(headers, raw);
    }

    /**
     * Reads a text as {@link #text} does, for somebody who takes it unpacked as it comes.
     *
     * @throws RefusedBodyException as {@link #text}, and if the bytes are not taken
     */
    public void copyText(ReplyHeaders headers, InputStream raw, long mostBytes, BodyPace pace, FileTarget target)
            throws IOException {
        new Reading(mostBytes, pace, Form.UNPACKED).copy(headers, raw, target);
    }

    /**
     * Reads a file as {@link #file} does, for somebody who takes its bytes as they come.
     *
     * @throws RefusedBodyException as {@link #file}, and if the bytes are not taken
     */
    public void copyFile(ReplyHeaders headers, InputStream raw, long mostBytes, BodyPace pace, FileTarget target)
            throws IOException {
        new Reading(mostBytes, pace, Form.STORED).copy(headers, raw, target);
    }

    private enum Form {
        UNPACKED,
        STORED
    }

    /** Takes bytes one after the other. */
    private interface Taker {
        void take(byte[] bytes, int count) throws IOException;
    }

    /** The reading of one body. */
    private final class Reading {
        private final long mostBytes;
        private final BodyPace pace;
        private final boolean isFile;
        private boolean hasTurn;

        Reading(long mostBytes, BodyPace pace, Form form) {
            this.mostBytes = mostBytes;
            this.pace = pace;
            isFile = form == Form.STORED;
        }

        Body read(ReplyHeaders headers, InputStream raw) throws IOException {
            long declared = declaredLength(headers);
            boolean packed = !isFile && isPacked(headers);
            long inMemory = isFile ? MOST_IN_MEMORY : LONGEST_ARRAY;
            try (BodySink sink = new BodySink(mostBytes, inMemory, packed ? PACKED * declared : declared, folder)) {
                pass(raw, packed, declared, sink::write);
                return sink.body();
            }
        }

        void copy(ReplyHeaders headers, InputStream raw, FileTarget target) throws IOException {
            long declared = declaredLength(headers);
            boolean packed = !isFile && isPacked(headers);
            // Nothing is begun that is known to be too long.
            checkLength(packed, declared);
            try {
                target.begin(packed ? UNKNOWN : declared);
            } catch (IOException e) {
                throw untaken(e);
            }
            pass(raw, packed, declared, (bytes, count) -> {
                try {
                    target.write(bytes, count);
                } catch (IOException e) {
                    throw untaken(e);
                }
            });
        }

        /** It is not the server's fault, which would be asked again. */
        private RefusedBodyException untaken(IOException e) {
            return RefusedBodyException.of("a body that is not taken: " + e.getMessage());
        }

        private void checkLength(boolean packed, long declared) throws RefusedBodyException {
            if (!packed && declared > mostBytes) {
                throw RefusedBodyException.oversized(new FaultDetail.TooLarge(mostBytes, OptionalLong.of(declared)));
            }
        }

        private void pass(InputStream raw, boolean packed, long declared, Taker taker) throws IOException {
            checkLength(packed, declared);
            Counted wire = new Counted(pace.body(raw, declared), mostBytes);
            try {
                pass(wire, packed, declared, taker);
            } finally {
                wireBytes.add(wire.count);
                if (hasTurn) {
                    largeTurn.release();
                }
            }
        }

        private void pass(Counted wire, boolean packed, long declared, Taker taker) throws IOException {
            int most = declared == UNKNOWN ? CHUNK : (int) Math.min(CHUNK, declared + 1);
            byte[] chunk = new byte[packed ? CHUNK : most];
            long size = 0;
            InputStream decoded = packed ? new GZIPInputStream(wire, most) : wire;
            for (int count = decoded.read(chunk); count >= 0; count = decoded.read(chunk)) {
                size += count;
                if (size > mostBytes) {
                    throw RefusedBodyException.oversized(new FaultDetail.TooLarge(mostBytes, OptionalLong.empty()));
                }
                taker.take(chunk, count);
                checkRatio(size, wire.count);
                awaitTurn(!isFile && size > LARGE);
            }
            wire.drain(chunk);
            if (declared != UNKNOWN && wire.count != declared) {
                throw new EOFException("announced were " + declared + " bytes");
            }
        }

        private void awaitTurn(boolean isLarge) throws IOException {
            if (isLarge && !hasTurn) {
                pace.await(largeTurn);
                hasTurn = true;
            }
        }
    }

    private static void checkRatio(long unpacked, long wire) throws RefusedBodyException {
        if (unpacked > MOST_IN_MEMORY && unpacked / MOST_UNPACKED > wire) {
            throw RefusedBodyException.oversized(
                    new FaultDetail.Quoted("an answer that unpacks to more than " + MOST_UNPACKED + " times its size"));
        }
    }

    private static boolean isPacked(ReplyHeaders headers) throws RefusedBodyException {
        String encoding = headers.value("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (encoding.isEmpty() || encoding.equals("identity")) {
            return false;
        }
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw RefusedBodyException.of("a body in an encoding that was not asked for");
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
    private static final class Counted extends FilterInputStream {
        private final long mostBytes;
        private long count;

        Counted(InputStream raw, long mostBytes) {
            super(raw);
            this.mostBytes = mostBytes;
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
            if (count - CHUNK > mostBytes) {
                throw RefusedBodyException.oversized(new FaultDetail.TooLarge(mostBytes, OptionalLong.empty()));
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
