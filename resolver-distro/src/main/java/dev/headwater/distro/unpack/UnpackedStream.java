// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The bytes that were packed: by xz, gzip, zstd or lz4, or not at all, as the first bytes say; a file's name says
 * nothing.
 *
 * <p>Bounded: what grows beyond its {@link UnpackBounds}, needs more memory than a hundred mebibytes, ends too early,
 * has a wrong sum or goes on after its end is a {@link MalformedFileException} with the place. What the source of the
 * packed bytes throws comes through as it is.
 */
public final class UnpackedStream extends InputStream {
    private final PackedInput packed;
    private final InputStream unpacked;
    private final Packing packing;
    private final String file;
    private final UnpackBounds bounds;
    private long count;

    private UnpackedStream(PackedInput packed, String file, UnpackBounds bounds) throws IOException {
        this.packed = packed;
        this.file = file;
        this.bounds = bounds;
        packing = Packing.of(packed.first(Packing.LONGEST));
        try {
            unpacked = packing.open(packed);
        } catch (IOException | RuntimeException e) {
            throw fault(e);
        }
    }

    /**
     * Opens packed bytes. Closing the stream closes {@code packed}.
     *
     * @param file how to call the file where something is wrong
     */
    public static UnpackedStream open(InputStream packed, String file, UnpackBounds bounds) throws IOException {
        return new UnpackedStream(new PackedInput(packed, file), file, bounds);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = readSome(bytes, offset, length);
        if (read < 0) {
            requireEnd();
            return -1;
        }
        count += read;
        packed.somethingCameOut();
        long most = packing == Packing.PLAIN ? bounds.length() : bounds.after(packed.count());
        if (count > most) {
            throw new MalformedFileException(file, place(), "more than " + most + " bytes come out of it");
        }
        return read;
    }

    private int readSome(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read;
            do {
                read = unpacked.read(bytes, offset, length);
            } while (read == 0);
            return read;
        } catch (IOException | RuntimeException e) {
            throw fault(e);
        }
    }

    private void requireEnd() throws IOException {
        if (packed.read() >= 0) {
            throw new MalformedFileException(file, place(), "goes on after its end");
        }
    }

    private MalformedFileException fault(Exception cause) throws IOException {
        packed.rethrow();
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        MalformedFileException fault = new MalformedFileException(
                file, place(), "is no whole " + packing.toString().toLowerCase(Locale.ROOT) + ": " + said);
        fault.initCause(cause);
        return fault;
    }

    /** {@return how many packed bytes were read; all that there are, once this stream is at its end} */
    public long packed() {
        return packed.count();
    }

    private String place() {
        return "byte " + packed.count();
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        packed.close();
    }
}
