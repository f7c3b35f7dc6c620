// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The bytes of a file for one who reads them, all there or still coming. For one thread at a time. */
public interface FileBytes extends AutoCloseable {
    /** What {@link #size} answers where nobody knows. */
    long UNKNOWN = -1;

    /** {@return how many there are, or {@link #UNKNOWN}} */
    long size();

    /**
     * Reads some at a position.
     *
     * @return how many; 0 where they are still to come, -1 behind the last
     * @throws IOException if they cannot be read, or did not come, or are not those that were promised
     */
    int read(long position, ByteBuffer target) throws IOException;

    /** {@return what is complete once there is something to {@link #read} at a position, be it the end or a failure} */
    CompletableFuture<?> beyond(long position);

    /** {@return what is complete once all have come, and hash to what was promised, or that has failed} */
    CompletableFuture<?> whole();

    /** {@return why they did not come, or are not those that were promised} */
    Optional<String> failure();

    /** Says that no more are read. */
    @Override
    void close();
}
