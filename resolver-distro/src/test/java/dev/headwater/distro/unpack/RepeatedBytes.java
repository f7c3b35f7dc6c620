// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import java.io.InputStream;

/** The same bytes without end. */
public final class RepeatedBytes extends InputStream {
    private final byte[] bytes;
    private int at;

    /** Repeats bytes, at least one. */
    public RepeatedBytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public int read() {
        int read = bytes[at] & 0xff;
        at = (at + 1) % bytes.length;
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, read);
        at = (at + read) % bytes.length;
        return read;
    }
}
