// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes an archive again: its entries in their order, as they are packed, but for those that a {@link Change} says
 * otherwise of. What is new is not compressed, so that no compressor has a say in which bytes come out.
 */
public final class ArchiveCopy {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int NEEDED_TO_STORE = 10;
    private static final long LONGEST = 0xffff_ffffL;
    private static final int MOST_ENTRIES = 0xffff;

    private final WheelArchive archive;
    private final Change change;
    private final OutputStream target;
    private final OutputStream counting = new Counting();
    private long written;
    /** By path, what the directory says of an entry. */
    private final Map<String, byte[]> headers = new HashMap<>();

    private ArchiveCopy(WheelArchive archive, Change change, OutputStream target) {
        this.archive = archive;
        this.change = change;
        this.target = target;
    }

    /**
     * Writes a copy.
     *
     * @throws DamagedArchiveException if it would be too large for the usual form of an archive
     */
    public static void write(WheelArchive archive, Change change, OutputStream target) throws IOException {
        new ArchiveCopy(archive, change, target).write();
    }

    private void write() throws IOException {
        List<WheelEntry> entries = archive.entries();
        List<WheelEntry> inPlace = entries.stream()
                .sorted(Comparator.comparingLong(WheelEntry::offset))
                .toList();
        for (WheelEntry entry : inPlace) {
            for (Change.Addition addition : change.before(entry.name())) {
                store(addition.like(), addition.name(), addition.content());
            }
            if (change.isKept(entry.name())) {
                write(entry);
            }
        }
        long directory = written;
        int count = 0;
        for (WheelEntry entry : entries) {
            for (Change.Addition addition : change.before(entry.name())) {
                count += writeHeader(addition.name());
            }
            count += writeHeader(change.isKept(entry.name()) ? change.renamed(entry.name()) : "");
        }
        end(directory, count);
    }

    private int writeHeader(String name) throws IOException {
        byte[] header = headers.get(name);
        if (header == null) {
            return 0;
        }
        put(header);
        return 1;
    }

    private void write(WheelEntry entry) throws IOException {
        String name = change.renamed(entry.name());
        byte[] content = change.content(entry.name());
        if (content != null) {
            store(entry, name, content);
            return;
        }
        byte[] header = entry.header();
        place(header);
        if (name.equals(entry.name())) {
            archive.bytes().copy(entry.offset(), entry.end(), counting);
        } else {
            header = renamed(header, DirectoryHeader.LENGTH, DirectoryHeader.NAME_LENGTH, name);
            LocalHeader local = LocalHeader.read(archive.bytes(), entry);
            byte[] fixed = local.fixedPart();
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            order(fixed).putShort(LocalHeader.NAME_LENGTH, (short) utf8.length);
            put(fixed);
            put(utf8);
            put(local.extra());
            archive.bytes().copy(entry.data(), entry.end(), counting);
        }
        headers.put(name, header);
    }

    /** Its times and permissions are those of an entry that is there. */
    private void store(WheelEntry like, String name, byte[] content) throws IOException {
        LocalHeader there = LocalHeader.read(archive.bytes(), like);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] extra = ExtraFields.parse(there.extra(), like).withoutSizes();
        int flags = like.flags() & WheelEntry.UTF8;
        CRC32 crc = new CRC32();
        crc.update(content);

        byte[] header = renamed(like.header(), DirectoryHeader.LENGTH, DirectoryHeader.NAME_LENGTH, name);
        place(header);
        order(header)
                .putShort(DirectoryHeader.NEEDED, (short) NEEDED_TO_STORE)
                .putShort(DirectoryHeader.FLAGS, (short) flags)
                .putShort(DirectoryHeader.METHOD, (short) WheelEntry.STORED)
                .putInt(DirectoryHeader.CRC, (int) crc.getValue())
                .putInt(DirectoryHeader.COMPRESSED, content.length)
                .putInt(DirectoryHeader.SIZE, content.length);
        headers.put(name, header);

        byte[] fixed = there.fixedPart();
        order(fixed)
                .putShort(LocalHeader.NEEDED, (short) NEEDED_TO_STORE)
                .putShort(LocalHeader.FLAGS, (short) flags)
                .putShort(LocalHeader.METHOD, (short) WheelEntry.STORED)
                .putInt(LocalHeader.CRC, (int) crc.getValue())
                .putInt(LocalHeader.COMPRESSED, content.length)
                .putInt(LocalHeader.SIZE, content.length)
                .putShort(LocalHeader.NAME_LENGTH, (short) utf8.length)
                .putShort(LocalHeader.EXTRA_LENGTH, (short) extra.length);
        put(fixed);
        put(utf8);
        put(extra);
        put(content);
    }

    private void place(byte[] header) {
        order(header).putInt(DirectoryHeader.OFFSET, (int) written);
    }

    private static byte[] renamed(byte[] header, int nameFrom, int nameLength, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int nameTo = nameFrom + Short.toUnsignedInt(order(header).getShort(nameLength));
        ByteArrayOutputStream renamed = new ByteArrayOutputStream(header.length + utf8.length);
        renamed.writeBytes(Arrays.copyOf(header, nameFrom));
        renamed.writeBytes(utf8);
        renamed.write(header, nameTo, header.length - nameTo);
        byte[] bytes = renamed.toByteArray();
        order(bytes).putShort(nameLength, (short) utf8.length);
        return bytes;
    }

    private void end(long directory, int count) throws IOException {
        long size = written - directory;
        if (written > LONGEST - END_LENGTH || count >= MOST_ENTRIES) {
            throw new DamagedArchiveException(
                    "rewritten it would have more than 65,534 entries or 4 GiB, which only zip64 can hold");
        }
        byte[] comment = archive.comment();
        byte[] end = new byte[END_LENGTH];
        order(end)
                .putInt(0, END_SIGNATURE)
                .putShort(8, (short) count)
                .putShort(10, (short) count)
                .putInt(12, (int) size)
                .putInt(16, (int) directory)
                .putShort(20, (short) comment.length);
        put(end);
        put(comment);
    }

    private static ByteBuffer order(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(byte[] bytes) throws IOException {
        counting.write(bytes);
    }

    /** Hands on, and counts. */
    private final class Counting extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            target.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            target.write(bytes, from, length);
            written += length;
        }
    }
}
