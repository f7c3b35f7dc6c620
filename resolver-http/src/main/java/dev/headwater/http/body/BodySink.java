// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import dev.headwater.api.index.FaultDetail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects a body, at most so many bytes of it; in a temporary file from some size on. */
final class BodySink implements AutoCloseable {
    private final long mostBytes;
    private final long mostInMemory;
    private final @Nullable Path folder;
    private byte[] array;
    private long size;
    private @Nullable FileChannel file;

    /**
     * Begins a body.
     *
     * @param hint how long it may be: believed a little only, since it is the server that says so
     * @param folder where temporary files are made, if not where this machine makes them
     */
    BodySink(long mostBytes, long mostInMemory, long hint, @Nullable Path folder) {
        this.mostBytes = mostBytes;
        this.mostInMemory = mostInMemory;
        this.folder = folder;
        array = new byte[(int) Math.max(1024, Math.min(hint, 1 << 20))];
    }

    long size() {
        return size;
    }

    void write(byte[] bytes, int count) throws IOException {
        if (count > mostBytes - size) {
            throw RefusedBodyException.oversized(new FaultDetail.TooLarge(mostBytes, OptionalLong.empty()));
        }
        if (file == null && size + count > mostInMemory) {
            file = spool();
        }
        if (file == null) {
            if (size + count > array.length) {
                array = Arrays.copyOf(array, (int) Math.min(mostInMemory, Math.max(size + count, 2L * array.length)));
            }
            System.arraycopy(bytes, 0, array, (int) size, count);
        } else {
            writeFully(file, ByteBuffer.wrap(bytes, 0, count));
        }
        size += count;
    }

    /** Moves to a file; where the system can, its name is gone at once, so that nothing is left by a crash. */
    private FileChannel spool() throws IOException {
        Path path = folder == null
                ? Files.createTempFile("headwater-", ".part")
                : Files.createTempFile(folder, "headwater-", ".part");
        FileChannel opened = null;
        try {
            opened = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            writeFully(opened, ByteBuffer.wrap(array, 0, (int) size));
        } catch (IOException | RuntimeException | Error e) {
            abandon(path, opened, e);
            throw e;
        }
        array = new byte[0];
        return opened;
    }

    /** Leaves nothing behind, as where the disk is full. */
    private static void abandon(Path path, @Nullable FileChannel opened, Throwable why) {
        try {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static void writeFully(FileChannel target, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    /** {@return the body; the sink is done with} */
    Body body() {
        FileChannel whole = file;
        file = null;
        return whole == null ? Body.of(array, (int) size) : Body.of(whole, size);
    }

    /** Throws away what {@link #body()} did not take. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
