// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a process writes to one of its streams, read as it comes, up to a bound. */
final class BoundedOutput {
    private static final int CHUNK = 1 << 13;

    private final Thread reader;

    /** Guarded by itself. */
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private volatile boolean isTooLong;

    private BoundedOutput(InputStream stream, int most, Runnable beyond) {
        reader = new Thread(() -> read(stream, most, beyond), "headwater-conformance-output");
        reader.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param beyond what is done when there is more
     */
    static BoundedOutput of(InputStream stream, int most, Runnable beyond) {
        BoundedOutput output = new BoundedOutput(stream, most, beyond);
        output.reader.start();
        return output;
    }

    private void read(InputStream stream, int most, Runnable beyond) {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            int total = 0;
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                total += length;
                if (total > most) {
                    isTooLong = true;
                    beyond.run();
                    return;
                }
                synchronized (read) {
                    read.write(chunk, 0, length);
                }
            }
        } catch (IOException e) {
            // The process is gone, and what it wrote so far is what it wrote.
        }
    }

    /** {@return whether the stream came to its end in that time} */
    boolean await(Duration time) throws InterruptedException {
        reader.join(Math.max(1, time.toMillis()));
        return !reader.isAlive();
    }

    boolean isTooLong() {
        return isTooLong;
    }

    /** {@return what was read so far} */
    String text() {
        synchronized (read) {
            return read.toString(StandardCharsets.UTF_8);
        }
    }
}
