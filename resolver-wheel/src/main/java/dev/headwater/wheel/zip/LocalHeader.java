// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The header before the data of an entry: it has to say what the directory says, and its bytes to end at the next. */
final class LocalHeader {
    static final int SIGNATURE = 0x04034b50;
    static final int LENGTH = 30;

    static final int NEEDED = 4;
    static final int FLAGS = 6;
    static final int METHOD = 8;
    static final int TIME = 10;
    static final int CRC = 14;
    static final int COMPRESSED = 18;
    static final int SIZE = 22;
    static final int NAME_LENGTH = 26;
    static final int EXTRA_LENGTH = 28;

    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final long SEE_64 = 0xffff_ffffL;

    private final WheelEntry entry;
    private final ByteBuffer header;
    private final byte[] name;
    private final byte[] extra;

    private LocalHeader(WheelEntry entry, ByteBuffer header, byte[] name, byte[] extra) {
        this.entry = entry;
        this.header = header;
        this.name = name;
        this.extra = extra;
    }

    static LocalHeader read(ArchiveBytes archive, WheelEntry entry) throws IOException {
        ByteBuffer header = archive.read(entry.offset(), LENGTH);
        if (header.getInt(0) != SIGNATURE) {
            throw damaged(entry, "is not where the directory says");
        }
        int nameLength = ArchiveBytes.u16(header, NAME_LENGTH);
        int extraLength = ArchiveBytes.u16(header, EXTRA_LENGTH);
        ByteBuffer rest = archive.read(entry.offset() + LENGTH, nameLength + extraLength);
        return new LocalHeader(
                entry,
                header,
                ArchiveBytes.part(rest, 0, nameLength),
                ArchiveBytes.part(rest, nameLength, nameLength + extraLength));
    }

    byte[] extra() {
        return extra;
    }

    byte[] fixedPart() {
        byte[] fixed = new byte[LENGTH];
        header.get(0, fixed);
        return fixed;
    }

    long dataOffset() {
        return entry.offset() + LENGTH + name.length + extra.length;
    }

    /**
     * Holds it against the directory.
     *
     * @param end where the next entry begins, or the directory
     */
    void check(ArchiveBytes archive, long end) throws IOException {
        byte[] listed = entry.header();
        int nameEnd = DirectoryHeader.LENGTH + entry.u16(DirectoryHeader.NAME_LENGTH);
        if (!Arrays.equals(name, Arrays.copyOfRange(listed, DirectoryHeader.LENGTH, nameEnd))
                || ArchiveBytes.u16(header, FLAGS) != entry.flags()
                || ArchiveBytes.u16(header, METHOD) != entry.method()
                || ArchiveBytes.u32(header, TIME) != entry.u32(DirectoryHeader.TIME)
                || !isOfSize()) {
            throw damaged(entry, "says one thing in the directory and another in its own header");
        }
        long dataEnd = dataOffset() + entry.compressed();
        boolean hasDescriptor = (entry.flags() & WheelEntry.DESCRIPTOR) != 0;
        if (dataEnd > end || (hasDescriptor ? !isDescriptor(archive, dataEnd, end) : dataEnd != end)) {
            throw damaged(entry, "has bytes before, within or behind it that belong to no entry");
        }
        entry.foundAt(dataOffset(), end);
    }

    private boolean isOfSize() throws DamagedArchiveException {
        long[] said = {ArchiveBytes.u32(header, SIZE), ArchiveBytes.u32(header, COMPRESSED)};
        ExtraFields fields = ExtraFields.parse(extra, entry);
        boolean isLarge = said[0] == SEE_64 && said[1] == SEE_64;
        if (isLarge) {
            said = fields.largeSizes();
        }
        long crc = ArchiveBytes.u32(header, CRC);
        boolean isSame = said[0] == entry.size() && said[1] == entry.compressed() && crc == entry.crc();
        boolean isLeftOpen = said[0] == 0 && said[1] == 0 && crc == 0;
        return isSame || (isLeftOpen && (entry.flags() & WheelEntry.DESCRIPTOR) != 0);
    }

    /** With or without its signature, with sizes of four or of eight bytes. */
    private boolean isDescriptor(ArchiveBytes archive, long from, long to) throws IOException {
        int length = (int) Math.min(to - from, 25);
        if (length != 12 && length != 16 && length != 20 && length != 24) {
            return false;
        }
        ByteBuffer descriptor = archive.read(from, length);
        boolean isSigned = length == 16 || length == 24;
        int at = isSigned ? 4 : 0;
        if (isSigned && descriptor.getInt(0) != DESCRIPTOR_SIGNATURE) {
            return false;
        }
        boolean isLarge = length >= 20;
        long compressed = isLarge ? descriptor.getLong(at + 4) : ArchiveBytes.u32(descriptor, at + 4);
        long size = isLarge ? descriptor.getLong(at + 12) : ArchiveBytes.u32(descriptor, at + 8);
        return ArchiveBytes.u32(descriptor, at) == entry.crc()
                && compressed == entry.compressed()
                && size == entry.size();
    }

    private static DamagedArchiveException damaged(WheelEntry entry, String fault) {
        return new DamagedArchiveException(DirectoryReader.shown(entry.name()) + " " + fault);
    }
}
