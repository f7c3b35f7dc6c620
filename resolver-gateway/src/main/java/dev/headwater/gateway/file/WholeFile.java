// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.api.archive.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of which all bytes are here, to be read at any place. */
final class WholeFile extends ReadOnlyChannel {
    private final FileBytes bytes;

    /** Takes it over; it is closed with this. */
    WholeFile(FileBytes bytes) {
        super(bytes.size());
        this.bytes = bytes;
    }

    @Override
    protected int read(long position, ByteBuffer target) throws IOException {
        return bytes.read(position, target);
    }

    @Override
    public void close() {
        if (isOpen()) {
            super.close();
            bytes.close();
        }
    }
}
