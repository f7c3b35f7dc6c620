// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a page in one array of bytes, in memory as in a cache.
 *
 * <p>All numbers are little-endian. A header of ten ints: magic with the version of this form, length of the whole,
 * count of files, count of texts, lengths of the releases and of the details, the texts that are the project's name,
 * its state and the reason of that, zero. Then the columns: upload time of each file (longs); ends of the details, and
 * marks, which are twice the text that is Requires-Python, plus one if the file is yanked (ints); ends of the texts.
 * Then releases, which are the names of the files as {@link PageReleases} packs them, details and texts, without gaps.
 * Texts are numbered from one; zero is none.
 *
 * <p>A resolution looks at the columns of every file and at the details of few. These are: a byte of flags, the size,
 * the text that is the reason of the yank, the URL (see {@link UrlWriter}), hashes, hashes of the metadata file (see
 * {@link ListedHashes}), the place of the {@link ListingFault} among those below; what a flag denies is not there.
 *
 * <p>There is no checksum here: a store answers whole what it answers ({@code PageStore}), and the cache folder has one
 * over each of its files. Columns of another writer are refused; details that are none are a defect of the store, and
 * found where they are read.
 */
final class Columns {
    static final int MAGIC = 'H' | 'W' << 8 | 'P' << 16 | 4 << 24;
    static final int LENGTH_AT = 4;
    static final int HEADER = 10 * Integer.BYTES;
    static final int BYTES_A_FILE = Long.BYTES + 2 * Integer.BYTES;

    /** In a mark. */
    static final int YANKED = 1;

    /** In the flags of the details. */
    static final int SIZE = 1;

    static final int REASON = 2;
    static final int METADATA = 4;
    static final int FAULT = 8;

    /** Written by their places here, which stay as they are. */
    static final List<ListingFault> FAULTS = List.of(
            ListingFault.HASH_NO_TEXT,
            ListingFault.MALFORMED_HASH,
            ListingFault.HASHES_NO_OBJECT,
            ListingFault.TOO_MANY_HASHES,
            ListingFault.CONFLICTING_HASHES,
            ListingFault.OTHER);

    /** Of a file of which another thing than its project is wanted. */
    private static final ProjectName NOBODY = ProjectName.parse("nobody");

    /** The pack is what stands in it from {@link #from} on. */
    private final byte[] bytes;

    private final int from;
    private final ByteBuffer numbers;
    private final int count;
    private final int detailEnds;
    private final int marks;
    private final int textEnds;
    private final PageReleases releases;
    private final int details;
    private final int textBytes;
    /** Texts that somebody asked for; several threads may write the same one. */
    private final @Nullable String[] texts;

    /** Reads what {@link ColumnsBuilder} packed a moment ago. */
    Columns(byte[] bytes, int from) {
        this.bytes = bytes;
        this.from = from;
        numbers = numbers(bytes, from);
        count = numbers.getInt(8);
        detailEnds = HEADER + count * Long.BYTES;
        marks = detailEnds + count * Integer.BYTES;
        textEnds = marks + count * Integer.BYTES;
        int releasesAt = textEnds + textCount() * Integer.BYTES;
        details = releasesAt + numbers.getInt(16);
        releases = PageReleases.read(bytes, from + releasesAt, from + details, count);
        textBytes = details + numbers.getInt(20);
        texts = new @Nullable String[textCount()];
    }

    private static ByteBuffer numbers(byte[] bytes, int from) {
        return ByteBuffer.wrap(bytes, from, bytes.length - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads what was kept somewhere, from a place on to the end.
     *
     * @throws UnreadablePageException if it is not whole, or of another version
     */
    static Columns check(byte[] bytes, int from) throws UnreadablePageException {
        ByteBuffer numbers = numbers(bytes, from);
        int length = numbers.capacity();
        if (length < HEADER || numbers.getInt(0) != MAGIC) {
            throw new UnreadablePageException("a stored page of another version");
        }
        long columns = HEADER + (long) numbers.getInt(8) * BYTES_A_FILE + (long) numbers.getInt(12) * Integer.BYTES;
        long details = columns + numbers.getInt(16);
        boolean fits = numbers.getInt(8) >= 0
                && numbers.getInt(12) >= 0
                && columns <= details
                && numbers.getInt(20) >= 0
                && details + numbers.getInt(20) <= length;
        if (!fits || numbers.getInt(LENGTH_AT) != length) {
            throw new UnreadablePageException("a stored page that is damaged");
        }
        try {
            Columns read = new Columns(bytes, from);
            if (read.isSound()) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadablePageException("a stored page that is damaged");
        }
        throw new UnreadablePageException("a stored page that is damaged");
    }

    /** Whether no column leads out of the array. */
    private boolean isSound() {
        boolean sound = isAscending(detailEnds, count, textBytes - details)
                && isAscending(textEnds, textCount(), length() - textBytes)
                && numbers.getInt(24) > 0
                && numbers.getInt(24) <= textCount()
                && numbers.getInt(28) >= 0
                && numbers.getInt(28) <= textCount()
                && numbers.getInt(32) >= 0
                && numbers.getInt(32) <= textCount();
        int last = textCount();
        for (int i = 0; i < count && sound; i++) {
            sound = mark(i) >>> 1 <= last;
        }
        return sound;
    }

    private boolean isAscending(int at, int length, int last) {
        int before = 0;
        int place = from + at;
        for (int i = 0; i < length; i++, place += Integer.BYTES) {
            int end = Words.intAt(bytes, place);
            if (end < before) {
                return false;
            }
            before = end;
        }
        return before == last;
    }

    byte[] pack() {
        return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private int length() {
        return numbers.capacity();
    }

    /** {@return about how many bytes of memory it takes} */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, (long) length() + releases.weight());
    }

    int count() {
        return count;
    }

    /** {@return the name of the project; empty if the page is of none} */
    String project() {
        return text(numbers.getInt(24));
    }

    ProjectStatus status() {
        int state = numbers.getInt(28);
        int reason = numbers.getInt(32);
        return StatusText.read(state == 0 ? "" : text(state), reason == 0 ? "" : text(reason));
    }

    PageReleases releases() {
        return releases;
    }

    String filename(int file) {
        return releases.filename(file);
    }

    long uploadTime(int file) {
        return Words.at(bytes, from + HEADER + file * Long.BYTES);
    }

    @Nullable
    String requiresPython(int file) {
        int text = mark(file) >>> 1;
        return text == 0 ? null : text(text);
    }

    boolean isYanked(int file) {
        return (mark(file) & YANKED) != 0;
    }

    @Nullable
    ListingFault fault(int file) {
        return (bytes[from + details + start(detailEnds, file)] & FAULT) == 0
                ? null
                : file(file, NOBODY).fault().orElseThrow();
    }

    private int mark(int file) {
        return Words.intAt(bytes, from + marks + file * Integer.BYTES);
    }

    DistributionFile file(int file, ProjectName project) {
        String filename = filename(file);
        ByteBuffer in = numbers.duplicate();
        in.position(details + start(detailEnds, file)).limit(details + end(detailEnds, file));
        int flags = in.get();
        long size = (flags & SIZE) == 0 ? FileEntry.NO_SIZE : number(in);
        String reason = (flags & REASON) == 0 ? "" : text((int) number(in));
        String url = url(in, filename);
        FileHashes hashes = hashes(in);
        long uploaded = uploadTime(file);
        String requiresPython = requiresPython(file);
        DistributionFile.Builder listed =
                DistributionFile.builder(project, filename, url).hashes(hashes);
        if (size != FileEntry.NO_SIZE) {
            listed.size(size);
        }
        if (uploaded != ProjectPage.NO_UPLOAD_TIME) {
            listed.uploadTime(Instant.EPOCH.plus(uploaded, ChronoUnit.MICROS));
        }
        if (requiresPython != null) {
            listed.requiresPython(requiresPython);
        }
        if (isYanked(file)) {
            listed.yank(Yank.because(reason));
        }
        if ((flags & METADATA) != 0) {
            listed.metadata(hashes(in));
        }
        if ((flags & FAULT) != 0) {
            listed.fault(fault(in));
        }
        return listed.build();
    }

    private static ListingFault fault(ByteBuffer in) {
        long place = number(in);
        return place < FAULTS.size() ? FAULTS.get((int) place) : ListingFault.OTHER;
    }

    private String url(ByteBuffer in, String filename) {
        String prefix = text((int) number(in));
        long length = number(in);
        return prefix
                + new String(bytes(in, length >>> 1), StandardCharsets.UTF_8)
                + ((length & 1) == 0 ? "" : filename);
    }

    private FileHashes hashes(ByteBuffer in) {
        long length = number(in);
        List<FileHash> hashes = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            String algorithm = text((int) number(in));
            hashes.add(new FileHash(algorithm, HexFormat.of().formatHex(bytes(in, number(in)))));
        }
        return FileHashes.of(hashes);
    }

    private static byte[] bytes(ByteBuffer in, long length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private String text(int text) {
        String known = texts[text - 1];
        if (known == null) {
            int start = start(textEnds, text - 1);
            int length = end(textEnds, text - 1) - start;
            known = new String(bytes, from + textBytes + start, length, StandardCharsets.UTF_8);
            texts[text - 1] = known;
        }
        return known;
    }

    private int textCount() {
        return numbers.getInt(12);
    }

    private int start(int ends, int index) {
        return index == 0 ? 0 : end(ends, index - 1);
    }

    private int end(int ends, int index) {
        return Words.intAt(bytes, from + ends + index * Integer.BYTES);
    }
}
