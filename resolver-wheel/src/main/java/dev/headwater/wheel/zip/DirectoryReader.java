// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.zip;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.text.Shown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the directory at the end of an archive, and refuses whatever two tools could read in two ways. */
final class DirectoryReader {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final long LONGEST_DIRECTORY = 64L << 20;

    private final ArchiveBytes archive;
    private long directoryOffset;
    private byte[] comment = {};
    private final List<WheelEntry> entries = new ArrayList<>();

    private DirectoryReader(ArchiveBytes archive) {
        this.archive = archive;
    }

    /** Reads a directory, and the header of each entry. */
    static DirectoryReader read(ArchiveBytes archive) throws IOException {
        DirectoryReader reader = new DirectoryReader(archive);
        reader.readDirectory();
        reader.checkPlaces();
        return reader;
    }

    /** {@return the entries in the order of the directory} */
    List<WheelEntry> entries() {
        return List.copyOf(entries);
    }

    byte[] comment() {
        return comment.clone();
    }

    private void readDirectory() throws IOException {
        int length = (int) Math.min(archive.size(), END_LENGTH + LONGEST_COMMENT + (long) LOCATOR_LENGTH);
        ByteBuffer tail = archive.read(archive.size() - length, length);
        // The last one counts for some, and the one whose comment ends the archive for others: they must be the same.
        int end = length - Integer.BYTES;
        while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
            end--;
        }
        if (end < 0) {
            throw new DamagedArchiveException("it is no zip archive, or ends early");
        }
        if (end + END_LENGTH > length || end + END_LENGTH + ArchiveBytes.u16(tail, end + 20) != length) {
            throw new DamagedArchiveException("its end is not where its comment says; there are bytes behind it");
        }
        comment = ArchiveBytes.part(tail, end + END_LENGTH, length);
        if (end >= LOCATOR_LENGTH && tail.getInt(end - LOCATOR_LENGTH) == LOCATOR_SIGNATURE) {
            throw new DamagedArchiveException(
                    "it is in the form for more than 65,535 entries or 4 GiB (zip64), which is not rewritten");
        }
        int count = ArchiveBytes.u16(tail, end + 10);
        long size = ArchiveBytes.u32(tail, end + 12);
        directoryOffset = ArchiveBytes.u32(tail, end + 16);
        if (tail.getInt(end + 4) != 0 || ArchiveBytes.u16(tail, end + 8) != count) {
            throw new DamagedArchiveException("it is a part of an archive in several files");
        }
        if (directoryOffset + size != archive.size() - length + end || size > LONGEST_DIRECTORY) {
            throw new DamagedArchiveException("its directory is not where it says; there may be bytes before it");
        }
        readEntries(archive.read(directoryOffset, (int) size), count);
    }

    private void readEntries(ByteBuffer directory, int count) throws DamagedArchiveException {
        FoldedNames names = new FoldedNames();
        int at = 0;
        while (at < directory.limit()) {
            int left = directory.limit() - at;
            int length = left < DirectoryHeader.LENGTH || directory.getInt(at) != DirectoryHeader.SIGNATURE
                    ? Integer.MAX_VALUE
                    : DirectoryHeader.LENGTH
                            + ArchiveBytes.u16(directory, at + DirectoryHeader.NAME_LENGTH)
                            + ArchiveBytes.u16(directory, at + DirectoryHeader.EXTRA_LENGTH)
                            + ArchiveBytes.u16(directory, at + DirectoryHeader.COMMENT_LENGTH);
            if (length > left) {
                throw new DamagedArchiveException("its directory cannot be read at entry " + (entries.size() + 1));
            }
            WheelEntry entry = entry(ArchiveBytes.part(directory, at, at + length));
            EntryRules.check(entry);
            names.add(entry);
            entries.add(entry);
            at += length;
        }
        names.checkFolders();
        if (entries.size() != count) {
            throw new DamagedArchiveException(
                    "its directory has " + entries.size() + " entries, and says that it has " + count);
        }
    }

    private static WheelEntry entry(byte[] header) throws DamagedArchiveException {
        ByteBuffer name = ByteBuffer.wrap(header)
                .slice(
                        DirectoryHeader.LENGTH,
                        (header[DirectoryHeader.NAME_LENGTH] & 0xff)
                                | (header[DirectoryHeader.NAME_LENGTH + 1] & 0xff) << 8);
        try {
            return new WheelEntry(
                    StandardCharsets.UTF_8.newDecoder().decode(name).toString(), header);
        } catch (CharacterCodingException e) {
            throw new DamagedArchiveException("an entry's name is not UTF-8");
        }
    }

    /** Every byte before the directory belongs to one entry. */
    private void checkPlaces() throws IOException {
        List<WheelEntry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(WheelEntry::offset));
        if (!inOrder.isEmpty() && inOrder.get(0).offset() != 0) {
            throw new DamagedArchiveException("there are bytes before its first entry");
        }
        for (int i = 0; i < inOrder.size(); i++) {
            long end = i + 1 < inOrder.size() ? inOrder.get(i + 1).offset() : directoryOffset;
            WheelEntry entry = inOrder.get(i);
            LocalHeader.read(archive, entry).check(archive, end);
        }
    }

    static String shown(String name) {
        return Shown.quoted(name);
    }
}
