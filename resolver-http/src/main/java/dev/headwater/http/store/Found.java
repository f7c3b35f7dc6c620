// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Something that was found in a cache folder.
 *
 * @param file in which it is
 * @param bytes how much it takes
 * @param isFile whether that is all that the file has
 * @param time when it was used or written last
 * @param removal takes it away, or sees to it that it is
 */
record Found(Path file, long bytes, boolean isFile, Instant time, Removal removal) {
    /** Takes something away. */
    @FunctionalInterface
    interface Removal {
        /** {@return how many bytes are gone by that alone} */
        long run() throws IOException;
    }

    /** {@return a file} */
    static Found file(Path file, long bytes, Instant time) {
        return new Found(file, bytes, true, time, () -> {
            Files.deleteIfExists(file);
            return bytes;
        });
    }
}
