// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import dev.headwater.api.DamagedArchiveException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .tar.gz} from front to end: the formats of POSIX (ustar and pax) and of GNU, without what they have
 * for backups and devices.
 *
 * <p>Ours, and not a library's, because nothing in it may grow with a number that the archive claims: neither a name
 * nor a header of headers.
 */
public final class TarReader implements Closeable {
    private static final int BLOCK = 512;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int MOST_MEMBERS = 1_000_000;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int count;
    private String name = "";
    private char type;
    private long size;
    /** What is left of the current member, with what fills up its last block. */
    private long rest;

    /** What a header before a header says of the next member. */
    private @Nullable String nextName;

    private long nextSize = -1;

    /**
     * Opens an archive.
     *
     * @param compressed how many bytes it has
     * @param most the most that it may unpack to; less if that is very many times its size
     * @throws DamagedArchiveException if it is not compressed by gzip
     */
    public TarReader(InputStream archive, long compressed, long most) throws IOException {
        try {
            InputStream plain = new GZIPInputStream(archive, BUFFER);
            long limit = BoundedInputStream.expansionLimit(compressed, most);
            this.in = new BoundedInputStream(new BufferedInputStream(plain, BUFFER), limit);
        } catch (ZipException e) {
            throw damaged("it is no .tar.gz");
        } catch (EOFException e) {
            throw damaged("the archive ends early");
        }
    }

    /**
     * Moves to the next member.
     *
     * @return false if there is none; the checksum of the whole has been compared then
     * @throws DamagedArchiveException if what follows is no member, or the archive ends early
     */
    public boolean next() throws IOException {
        try {
            nextName = null;
            nextSize = -1;
            while (readHeader()) {
                switch (type) {
                    case 'L' -> nextName = text(header(), 0, (int) size);
                    case 'x' -> readPax(header());
                    case 'K', 'g' -> header();
                    default -> {
                        return true;
                    }
                }
            }
            in.skip(Long.MAX_VALUE);
            return false;
        } catch (ZipException e) {
            throw damaged("it is damaged: " + e.getMessage());
        } catch (EOFException e) {
            throw damaged("the archive ends early");
        }
    }

    /** {@return the path of the member as it stands there} */
    public String name() {
        return name;
    }

    /** {@return how many bytes the member has} */
    public long size() {
        return size;
    }

    /** {@return whether the member is a regular file} */
    public boolean isFile() {
        return (type == '0' || type == 0) && !name.endsWith("/");
    }

    /** {@return whether the member is a folder} */
    public boolean isFolder() {
        return type == '5' || (type == 0 && name.endsWith("/"));
    }

    /**
     * Reads the member.
     *
     * @throws DamagedArchiveException if it is larger than {@code most}, or the archive ends in it
     */
    public byte[] content(long most) throws IOException {
        if (size > most) {
            throw damaged("'" + name + "' has " + size + " bytes; at most " + most + " are read");
        }
        try {
            // Not allocated at once: the size is what the archive says.
            byte[] bytes = in.readNBytes((int) size);
            rest -= bytes.length;
            if (bytes.length < size) {
                throw new EOFException();
            }
            return bytes;
        } catch (ZipException e) {
            throw damaged("it is damaged: " + e.getMessage());
        } catch (EOFException e) {
            throw damaged("the archive ends early");
        }
    }

    private byte[] header() throws IOException {
        return content(LONGEST_HEADER);
    }

    private boolean readHeader() throws IOException {
        if (in.skip(rest) < rest || in.readNBytes(block, 0, BLOCK) < BLOCK) {
            throw new EOFException();
        }
        rest = 0;
        if (isZero()) {
            return false;
        }
        if (++count > MOST_MEMBERS) {
            throw damaged("it has more than " + MOST_MEMBERS + " members");
        }
        checkSum();
        type = (char) block[TYPE_AT];
        long ownSize = number(SIZE_AT, SIZE_LENGTH);
        boolean ofMember = type != 'L' && type != 'K' && type != 'x' && type != 'g';
        size = ofMember && nextSize >= 0 ? nextSize : ownSize;
        name = nextName != null ? nextName : ownName();
        rest = (size + BLOCK - 1) / BLOCK * BLOCK;
        if (size < 0 || rest < 0) {
            throw damaged("the size of '" + name + "' is no size");
        }
        return true;
    }

    private boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private void checkSum() throws DamagedArchiveException {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += own ? ' ' : block[i] & 0xff;
        }
        if (number(CHECKSUM_AT, CHECKSUM_LENGTH) != sum) {
            throw damaged("the header of member " + count + " is damaged");
        }
    }

    private String ownName() {
        String own = text(block, 0, 100);
        boolean posix = text(block, MAGIC_AT, 6).equals("ustar") && block[MAGIC_AT + 5] == 0;
        String prefix = posix ? text(block, PREFIX_AT, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? own : prefix + "/" + own;
    }

    /** Reads octal digits, or the binary form of GNU. */
    private long number(int at, int length) throws DamagedArchiveException {
        long value = 0;
        if ((block[at] & 0x80) != 0) {
            for (int i = at + 1; i < at + length; i++) {
                value = value >>> 55 == 0 ? value << 8 | (block[i] & 0xff) : -1L >>> 1;
            }
            return value;
        }
        int i = at;
        while (i < at + length && block[i] == ' ') {
            i++;
        }
        for (; i < at + length && block[i] != 0 && block[i] != ' '; i++) {
            if (block[i] < '0' || block[i] > '7') {
                throw damaged("the header of member " + count + " is damaged");
            }
            value = value << 3 | (block[i] - '0');
        }
        return value;
    }

    /** Reads records such as {@code 27 path=folder/long-name\n}, of which the number is the length. */
    private void readPax(byte[] records) throws DamagedArchiveException {
        int at = 0;
        while (at < records.length) {
            int space = at;
            int length = 0;
            while (space < records.length
                    && records[space] >= '0'
                    && records[space] <= '9'
                    && length < LONGEST_HEADER) {
                length = length * 10 + (records[space++] - '0');
            }
            int end = at + length;
            if (length == 0 || end > records.length || space >= end || records[space] != ' ') {
                throw damaged("the extended header of member " + count + " is damaged");
            }
            readPaxRecord(new String(records, space + 1, end - 1 - (space + 1), StandardCharsets.UTF_8));
            at = end;
        }
    }

    private void readPaxRecord(String record) throws DamagedArchiveException {
        int equals = record.indexOf('=');
        String key = equals < 0 ? record : record.substring(0, equals);
        String value = record.substring(equals + 1);
        if (key.equals("path")) {
            nextName = value;
        } else if (key.equals("size")) {
            try {
                nextSize = Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw damaged("the extended header of member " + count + " is damaged");
            }
        } else if (key.startsWith("GNU.sparse.")) {
            throw damaged("member " + count + " is stored in parts, which is not read");
        }
    }

    private static String text(byte[] bytes, int from, int most) {
        int to = from;
        while (to < from + most && bytes[to] != 0) {
            to++;
        }
        return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    }

    private DamagedArchiveException damaged(String fault) {
        return new DamagedArchiveException(fault);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
