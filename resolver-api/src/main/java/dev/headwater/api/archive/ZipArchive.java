// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import dev.headwater.api.DamagedArchiveException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive from which a few members are read.
 *
 * <p>The directory at its end is scanned, not kept, and has to agree with the member's own header: an archive that says
 * two things is read differently by different tools, and what is resolved must be what will be installed.
 */
public final class ZipArchive implements Closeable {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int HEADER_SIGNATURE = 0x04034b50;
    private static final int HEADER_SIZE = 30;

    /** More than the extra field of a header has where times and owners are in it. */
    private static final int USUAL_EXTRA = 64;

    private static final int EXTRA64 = 1;
    private static final long SEE_64 = 0xffff_ffffL;
    private static final int SEE_64_ENTRIES = 0xffff;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** A wheel of a hundred thousand members needs a fifth of it. */
    private static final long LARGEST_DIRECTORY = 64L << 20;

    private final SeekableByteChannel channel;
    private long directoryOffset;
    private long directorySize;

    /** Opens an archive; it closes the channel, also if this fails. */
    public ZipArchive(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        try {
            findDirectory();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void findDirectory() throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, END_SIZE);
        ByteBuffer tail = read(size - length, length);
        int end = endOfDirectory(tail);
        if (end < 0) {
            // Few have a comment, and where bytes come from afar these would be many.
            length = (int) Math.min(size, END_SIZE + LONGEST_COMMENT);
            tail = read(size - length, length);
            end = endOfDirectory(tail);
        }
        if (end < 0) {
            throw damaged("it is no zip archive, or ends early");
        }
        directorySize = u32(tail, end + 12);
        directoryOffset = u32(tail, end + 16);
        long endOffset = size - length + end;
        if (u16(tail, end + 10) == SEE_64_ENTRIES || directorySize == SEE_64 || directoryOffset == SEE_64) {
            endOffset = findDirectory64(endOffset);
        }
        if (directorySize < 0 || directorySize > LARGEST_DIRECTORY) {
            throw damaged("its directory has " + directorySize + " bytes; at most " + LARGEST_DIRECTORY + " are read");
        }
        if (directoryOffset < 0 || directoryOffset + directorySize != endOffset) {
            throw damaged("its directory is not where it says");
        }
    }

    /** {@return where in the tail the record is that ends the archive, or a negative number} */
    private static int endOfDirectory(ByteBuffer tail) {
        int end = tail.limit() - END_SIZE;
        while (end >= 0
                && !(tail.getInt(end) == END_SIGNATURE && u16(tail, end + 20) == tail.limit() - END_SIZE - end)) {
            end--;
        }
        return end;
    }

    /**
     * {@return where the directory ends: before the end of the archive, or before the end in the form for large ones}
     */
    private long findDirectory64(long endOffset) throws IOException {
        ByteBuffer locator = read(endOffset - LOCATOR_SIZE, LOCATOR_SIZE);
        long offset = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR_SIGNATURE && directorySize != SEE_64 && directoryOffset != SEE_64) {
            // Just so many members as mean something else.
            return endOffset;
        }
        if (locator.getInt(0) != LOCATOR_SIGNATURE || offset < 0 || offset > endOffset - LOCATOR_SIZE - END64_SIZE) {
            throw damaged("its directory is not where it says");
        }
        ByteBuffer end = read(offset, END64_SIZE);
        if (end.getInt(0) != END64_SIGNATURE) {
            throw damaged("its directory is not where it says");
        }
        directorySize = end.getLong(40);
        directoryOffset = end.getLong(48);
        return offset;
    }

    /** {@return the members whose names are wanted, in the order of the directory} */
    public List<ZipMember> find(Predicate<String> wanted) throws IOException {
        List<ZipMember> found = new ArrayList<>();
        ByteBuffer directory = read(directoryOffset, (int) directorySize);
        for (int at = 0; at < directory.limit(); ) {
            if (directory.limit() - at < ENTRY_SIZE || directory.getInt(at) != ENTRY_SIGNATURE) {
                throw damaged("its directory cannot be read at byte " + at);
            }
            int nameLength = u16(directory, at + 28);
            int extraLength = u16(directory, at + 30);
            int next = at + ENTRY_SIZE + nameLength + extraLength + u16(directory, at + 32);
            if (next > directory.limit()) {
                throw damaged("its directory cannot be read at byte " + at);
            }
            String name = text(directory, at + ENTRY_SIZE, nameLength);
            if (wanted.test(name)) {
                found.add(member(directory, at, name, extraLength));
            }
            at = next;
        }
        return found;
    }

    private ZipMember member(ByteBuffer directory, int at, String name, int extraLength) throws IOException {
        long[] sizes = {u32(directory, at + 24), u32(directory, at + 20), u32(directory, at + 42)};
        int extra = at + ENTRY_SIZE + u16(directory, at + 28);
        int extraEnd = extra + extraLength;
        while (extraEnd - extra >= 4) {
            int end = Math.min(extraEnd, extra + 4 + u16(directory, extra + 2));
            int value = extra + 4;
            for (int i = 0; i < sizes.length && u16(directory, extra) == EXTRA64; i++) {
                // Only what did not fit into its field is here, in this order.
                if (sizes[i] == SEE_64 && end - value >= 8) {
                    sizes[i] = directory.getLong(value);
                    value += 8;
                }
            }
            extra = end;
        }
        return new ZipMember(
                name,
                u16(directory, at + 8),
                u16(directory, at + 10),
                u32(directory, at + 16),
                sizes[1],
                sizes[0],
                sizes[2]);
    }

    /**
     * Reads a member.
     *
     * @param most the most bytes that are read
     * @throws DamagedArchiveException if it is damaged, larger, or of a kind that is not read
     */
    public byte[] read(ZipMember member, int most) throws IOException {
        if ((member.flags() & ENCRYPTED) != 0 || (member.method() != STORED && member.method() != DEFLATED)) {
            throw damaged("'" + member.name() + "' is encrypted, or compressed in a way that is not read");
        }
        // What does not shrink grows by a few bytes a block.
        long mostCompressed = most + (most >> 8) + 64L;
        if (member.size() < 0
                || member.size() > most
                || member.compressed() < 0
                || member.compressed() > mostCompressed) {
            throw damaged("'" + member.name() + "' has " + member.size() + " bytes; at most " + most + " are read");
        }
        byte[] raw = raw(member);
        byte[] bytes = new byte[(int) member.size()];
        boolean whole = member.method() == STORED ? raw.length == bytes.length : inflate(raw, bytes);
        CRC32 crc = new CRC32();
        byte[] content = member.method() == STORED ? raw : bytes;
        crc.update(content);
        if (!whole || crc.getValue() != member.crc()) {
            throw damaged("'" + member.name() + "' is damaged");
        }
        return content;
    }

    /** Reads the bytes of a member as they are in the archive: in one piece, unless its header is a long one. */
    private byte[] raw(ZipMember member) throws IOException {
        byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
        long guess = HEADER_SIZE + name.length + USUAL_EXTRA + member.compressed();
        ByteBuffer piece = read(member.offset(), (int) Math.min(guess, Math.max(directoryOffset - member.offset(), 0)));
        if (piece.limit() < HEADER_SIZE) {
            throw misplaced(member);
        }
        int nameLength = u16(piece, 26);
        int data = HEADER_SIZE + nameLength + u16(piece, 28);
        if (piece.getInt(0) != HEADER_SIGNATURE
                || u16(piece, 8) != member.method()
                || HEADER_SIZE + nameLength > piece.limit()
                || !text(piece, HEADER_SIZE, nameLength).equals(member.name())
                || member.offset() + data + member.compressed() > directoryOffset) {
            throw misplaced(member);
        }
        byte[] raw = new byte[(int) member.compressed()];
        if (data + raw.length <= piece.limit()) {
            piece.get(data, raw);
        } else {
            read(member.offset() + data, raw.length).get(raw);
        }
        return raw;
    }

    private static DamagedArchiveException misplaced(ZipMember member) {
        return damaged("'" + member.name() + "' is not where the directory says");
    }

    /** {@return whether the raw bytes fill the others, exactly} */
    private static boolean inflate(byte[] raw, byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(raw);
            int length = 0;
            while (length < bytes.length) {
                int n = inflater.inflate(bytes, length, bytes.length - length);
                if (n == 0) {
                    return false;
                }
                length += n;
            }
            return inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || offset > channel.size() - length) {
            throw damaged("it points outside of itself");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(offset);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw damaged("it ends early");
            }
        }
        return buffer.flip();
    }

    private static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xffff;
    }

    private static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & 0xffff_ffffL;
    }

    private static String text(ByteBuffer buffer, int from, int length) {
        byte[] bytes = new byte[length];
        buffer.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static DamagedArchiveException damaged(String fault) {
        return new DamagedArchiveException(fault);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
