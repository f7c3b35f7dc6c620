// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * That an answer held still when the index was asked about it later. It is kept beside the answer, which may be large
 * and need not be written again.
 *
 * @param fetchedAt when the answer came: of another answer under the same key this says nothing
 * @param renewedAt when the index said that it holds
 * @param freshUntil when it has to be asked about again
 */
record Renewal(Instant fetchedAt, Instant renewedAt, Instant freshUntil) {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 3 * Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(fetchedAt.toEpochMilli())
                .putLong(renewedAt.toEpochMilli())
                .putLong(freshUntil.toEpochMilli())
                .array();
    }

    static Optional<Renewal> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH || buffer.get() != VERSION) {
            return Optional.empty();
        }
        return Optional.of(new Renewal(
                Instant.ofEpochMilli(buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong())));
    }
}
