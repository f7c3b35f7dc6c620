// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a header has beside its fixed fields: times, owners, sizes of eight bytes. */
final class ExtraFields {
    private static final int SIZES_64 = 0x0001;
    private static final int UNICODE_NAME = 0x7075;

    private final ByteBuffer bytes;
    private final WheelEntry entry;

    private ExtraFields(byte[] bytes, WheelEntry entry) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.entry = entry;
    }

    /**
     * Takes them apart.
     *
     * @throws DamagedArchiveException if that cannot be done, or if they give another name
     */
    static ExtraFields parse(byte[] bytes, WheelEntry entry) throws DamagedArchiveException {
        ExtraFields fields = new ExtraFields(bytes, entry);
        int at = 0;
        while (at < bytes.length) {
            int next = fields.next(at);
            if (next > bytes.length || fields.id(at) == UNICODE_NAME) {
                throw fields.damaged(
                        next > bytes.length ? "has extra fields that cannot be read" : "has a second name");
            }
            at = next;
        }
        return fields;
    }

    boolean hasLargeSizes() {
        return find(SIZES_64) >= 0;
    }

    /** {@return the size and the compressed size, in eight bytes each} */
    long[] largeSizes() throws DamagedArchiveException {
        int at = find(SIZES_64);
        if (at < 0 || next(at) - at < 4 + 16) {
            throw damaged("has no size");
        }
        return new long[] {bytes.getLong(at + 4), bytes.getLong(at + 12)};
    }

    /** {@return all but the sizes, which stand in the fixed fields where they fit} */
    byte[] withoutSizes() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.limit(); at = next(at)) {
            if (id(at) != SIZES_64) {
                kept.write(bytes.array(), at, next(at) - at);
            }
        }
        return kept.toByteArray();
    }

    private int find(int id) {
        for (int at = 0; at < bytes.limit(); at = next(at)) {
            if (id(at) == id) {
                return at;
            }
        }
        return -1;
    }

    private int id(int at) {
        return ArchiveBytes.u16(bytes, at);
    }

    private int next(int at) {
        return bytes.limit() - at < 4 ? Integer.MAX_VALUE : at + 4 + ArchiveBytes.u16(bytes, at + 2);
    }

    private DamagedArchiveException damaged(String fault) {
        return new DamagedArchiveException(DirectoryReader.shown(entry.name()) + " " + fault);
    }
}
