// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import java.nio.ByteBuffer;

/** Pieces of bytes, each found by its number without looking at the others. */
final class Slices {
    private final int count;
    private final ByteBuffer ends;
    private final ByteBuffer bytes;

    private Slices(int count, ByteBuffer ends, ByteBuffer bytes) {
        this.count = count;
        this.ends = ends;
        this.bytes = bytes;
    }

    /** Takes pieces off what is read; only the end of the last is looked at. */
    static Slices read(FieldReader in, int most) {
        int count = in.integer();
        if (count < 0 || count > most) {
            throw new InvalidFeedException("says that it has " + count + " pieces");
        }
        ByteBuffer ends = in.slice(count * Integer.BYTES);
        return new Slices(count, ends, in.slice(count == 0 ? 0 : ends.getInt((count - 1) * Integer.BYTES)));
    }

    int count() {
        return count;
    }

    ByteBuffer get(int number) {
        int start = number == 0 ? 0 : ends.getInt((number - 1) * Integer.BYTES);
        int end = ends.getInt(number * Integer.BYTES);
        if (start < 0 || end < start || end > bytes.limit()) {
            throw new InvalidFeedException("has pieces in no order");
        }
        return bytes.slice(start, end - start);
    }
}
