// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An entry of an archive: what the directory says of it, and where it is. */
public final class WheelEntry {
    static final int UTF8 = 1 << 11;
    static final int DESCRIPTOR = 1 << 3;
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private final String name;
    private final byte[] header;
    /** Where its own header, its data and what follows it begin; the last two are known once that header was read. */
    private final long offset;

    private long data;
    private long end;

    /**
     * Takes what the directory has of an entry.
     *
     * @param header its whole header there
     */
    WheelEntry(String name, byte[] header) {
        this.name = name;
        this.header = header;
        this.offset = u32(DirectoryHeader.OFFSET);
    }

    /** {@return its path; that of a folder ends with a slash} */
    public String name() {
        return name;
    }

    /** {@return whether it is a folder} */
    public boolean isFolder() {
        return name.endsWith("/");
    }

    /** {@return how many bytes it unpacks to} */
    public long size() {
        return u32(DirectoryHeader.SIZE);
    }

    long compressed() {
        return u32(DirectoryHeader.COMPRESSED);
    }

    long crc() {
        return u32(DirectoryHeader.CRC);
    }

    int flags() {
        return u16(DirectoryHeader.FLAGS);
    }

    int method() {
        return u16(DirectoryHeader.METHOD);
    }

    byte[] header() {
        return header.clone();
    }

    long offset() {
        return offset;
    }

    long data() {
        return data;
    }

    long end() {
        return end;
    }

    void foundAt(long dataOffset, long endOffset) {
        data = dataOffset;
        end = endOffset;
    }

    int u16(int at) {
        return ArchiveBytes.u16(buffer(), at);
    }

    long u32(int at) {
        return ArchiveBytes.u32(buffer(), at);
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the path} */
    @Override
    public String toString() {
        return name;
    }
}
