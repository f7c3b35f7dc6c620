// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An entry of a zip archive that a test writes byte for byte, right or wrong. */
final class ZipItem {
    /** What stands behind the data. */
    enum Descriptor {
        NONE,
        PLAIN,
        SIGNED,
        LARGE,
        LARGE_SIGNED
    }

    private static final int TIME = 0x5a21_6b3d;

    final String name;
    private final byte[] content;
    int method = 8;
    int flags;
    int mode = 0100644;
    Descriptor descriptor = Descriptor.NONE;
    String ownName;
    byte[] ownExtra = {};
    byte[] extra = {};
    long size;
    boolean hasLargeSizes;
    private long offset;
    private byte[] packed = {};
    private long crc;

    ZipItem(String name, byte[] content) {
        this.name = name;
        this.ownName = name;
        this.content = content;
        this.size = content.length;
    }

    void writeTo(ByteArrayOutputStream archive) {
        offset = archive.size();
        CRC32 check = new CRC32();
        check.update(content);
        crc = check.getValue();
        packed = method == 8 ? deflated(content) : content;
        boolean isOpen = descriptor != Descriptor.NONE;
        flags |= isOpen ? 8 : 0;
        byte[] utf8 = ownName.getBytes(StandardCharsets.UTF_8);
        byte[] all = hasLargeSizes ? large() : ownExtra;
        archive.writeBytes(buffer(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(TIME)
                .putInt(isOpen ? 0 : (int) crc)
                .putInt(hasLargeSizes ? -1 : isOpen ? 0 : packed.length)
                .putInt(hasLargeSizes ? -1 : isOpen ? 0 : (int) size)
                .putShort((short) utf8.length)
                .putShort((short) all.length)
                .array());
        archive.writeBytes(utf8);
        archive.writeBytes(all);
        archive.writeBytes(packed);
        writeDescriptor(archive);
    }

    private byte[] large() {
        boolean isOpen = descriptor != Descriptor.NONE;
        return buffer(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(isOpen ? 0 : size)
                .putLong(isOpen ? 0 : packed.length)
                .array();
    }

    private void writeDescriptor(ByteArrayOutputStream archive) {
        boolean isSigned = descriptor == Descriptor.SIGNED || descriptor == Descriptor.LARGE_SIGNED;
        if (descriptor == Descriptor.NONE) {
            return;
        }
        if (isSigned) {
            archive.writeBytes(buffer(4).putInt(0x08074b50).array());
        }
        archive.writeBytes(
                descriptor == Descriptor.PLAIN || descriptor == Descriptor.SIGNED
                        ? buffer(12)
                                .putInt((int) crc)
                                .putInt(packed.length)
                                .putInt((int) size)
                                .array()
                        : buffer(20)
                                .putInt((int) crc)
                                .putLong(packed.length)
                                .putLong(size)
                                .array());
    }

    void writeHeaderTo(ByteArrayOutputStream archive, int prefix) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        archive.writeBytes(buffer(46)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(TIME)
                .putInt((int) crc)
                .putInt(packed.length)
                .putInt((int) size)
                .putShort((short) utf8.length)
                .putShort((short) extra.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(mode << 16)
                .putInt((int) offset - prefix)
                .array());
        archive.writeBytes(utf8);
        archive.writeBytes(extra);
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
