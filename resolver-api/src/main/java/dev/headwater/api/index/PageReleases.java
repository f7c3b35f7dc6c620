// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.BuildTag;
import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.version.Version;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a page's files say, read once for all requests: of which release each is, and in which shape.
 *
 * <p>A page repeats itself. The name of a file has two parts: the <em>front</em>, a project's name and a version, as in
 * {@code numpy-2.1.0}, and the <em>shape</em>, the rest, as in {@code -cp312-cp312-win_amd64.whl} or {@code .tar.gz}. A
 * page of ten thousand files has a hundred of each. A front that is one of the project's, with a version that can be
 * read, is a <em>release</em>; releases are numbered by their version, ascending, the other fronts follow. A version
 * that is spelled in two ways, or has both wheels and archives, is several releases, which stand beside one another.
 *
 * <p>Immutable and safe to read from any thread. Its bytes can be kept and read again.
 *
 * @since 0.1.0
 */
public final class PageReleases {
    static final int HEADER_INTS = 4;
    static final int OFFSET_SHIFT = 2;

    /** In the mark of a release. */
    static final int SAME_VERSION = 1;

    static final int PRE_RELEASE = 2;

    /** In the mark of a shape; one with neither is that of no file that can be chosen. */
    static final int WHEEL = 1;

    static final int ARCHIVE = 2;

    /** What makes a shape the name of a file. */
    private static final String ANY_FRONT = "a-1";

    private static final ProjectName ANY_PROJECT = ProjectName.parse("a");

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int releaseCount;
    private final int[] fronts;
    private final int[] shapes;
    /** Of each front: the end of its text, and its mark. */
    private final int[] frontTable;

    private final int[] shapeTable;
    private final long[] twins;
    private final int texts;
    /** What somebody asked for; several threads may write the same one. */
    private final @Nullable Version[] versions;

    PageReleases(byte[] bytes, int from, int to, int rows) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
        int frontCount = in.getInt();
        releaseCount = in.getInt();
        int shapeCount = in.getInt();
        twins = new long[in.getInt()];
        fronts = ints(in, rows);
        shapes = ints(in, rows);
        frontTable = ints(in, 2 * frontCount);
        shapeTable = ints(in, 2 * shapeCount);
        in.asLongBuffer().get(twins);
        texts = in.position() + twins.length * Long.BYTES;
        versions = new @Nullable Version[releaseCount];
    }

    private static int[] ints(ByteBuffer in, int length) {
        int[] column = new int[length];
        in.asIntBuffer().get(column);
        in.position(in.position() + length * Integer.BYTES);
        return column;
    }

    /** {@return what the rows of a page say} It takes the time to read them all: a page keeps what it was given. */
    public static PageReleases of(ProjectPage page) {
        PageReleasesBuilder rows = new PageReleasesBuilder(page.name());
        for (int row = 0; row < page.fileCount(); row++) {
            ProvidedPackage provided = page.provided(row);
            if (provided != null) {
                rows.addProvided(provided.version().orElse(null));
            } else {
                byte[] name = page.filename(row).getBytes(StandardCharsets.UTF_8);
                rows.add(name, 0, name.length);
            }
        }
        return rows.build();
    }

    /**
     * Reads what {@link #writeTo} wrote. The array is kept: nobody may change it.
     *
     * @param bytes where it is, from {@code from} up to {@code to}
     * @param rows how many rows the page has
     * @throws IllegalArgumentException if the bytes are not what was written of so many rows
     */
    public static PageReleases read(byte[] bytes, int from, int to, int rows) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
        long ints = HEADER_INTS + 2L * rows;
        boolean fits = rows >= 0 && in.remaining() >= HEADER_INTS * Integer.BYTES;
        int before = 0;
        for (int i = 0; fits && i < HEADER_INTS; i++) {
            int number = in.getInt();
            // Fronts, shapes and twins take two ints each; the releases are some of the fronts.
            fits = number >= 0 && (i != 1 || number <= before);
            ints += i == 1 ? 0 : 2L * number;
            before = number;
        }
        if (!fits || ints * Integer.BYTES > to - from) {
            throw new IllegalArgumentException("these are not the releases of " + rows + " rows");
        }
        PageReleases read = new PageReleases(bytes, from, to, rows);
        if (!read.isSound()) {
            throw new IllegalArgumentException("these releases were written by something else");
        }
        return read;
    }

    private boolean isSound() {
        int frontCount = frontTable.length / 2;
        boolean sound =
                releaseCount <= frontCount && areBelow(fronts, frontCount) && areBelow(shapes, shapeTable.length / 2);
        int end = areTexts(frontTable, 0);
        end = end < 0 ? end : areTexts(shapeTable, end);
        for (long twin : twins) {
            sound &= twin >>> Integer.SIZE < fronts.length && (int) twin >= 0 && (int) twin < fronts.length;
        }
        return sound && end == to - texts;
    }

    private static boolean areBelow(int[] numbers, int end) {
        for (int number : numbers) {
            if (number < 0 || number >= end) {
                return false;
            }
        }
        return true;
    }

    /** {@return where the texts of a table end; -1 if one ends before it begins, or its mark lies outside of it} */
    private static int areTexts(int[] table, int start) {
        int before = start;
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] < before || table[i + 1] < 0 || table[i + 1] >>> OFFSET_SHIFT > table[i] - before) {
                return -1;
            }
            before = table[i];
        }
        return before;
    }

    /** {@return how many bytes this takes} */
    public int packedLength() {
        return to - from;
    }

    /** Writes the bytes of this, for {@link #read}. */
    public void writeTo(ByteBuffer out) {
        out.put(bytes, from, to - from);
    }

    /** {@return about how many bytes of memory this takes beside those that it was read from, when all is known} */
    public int weight() {
        long bytes = 8L * fronts.length + 8L * frontTable.length + 8L * shapeTable.length + 64L * releaseCount;
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    /** {@return how many rows there are} */
    public int rowCount() {
        return fronts.length;
    }

    /** {@return how many releases there are; a few of them may have no file that can be chosen} */
    public int releaseCount() {
        return releaseCount;
    }

    /** {@return the number of a row's release; {@link #releaseCount} or more if it is of none} */
    public int release(int row) {
        return fronts[row];
    }

    /** {@return whether a row is a wheel or a source distribution of a release} */
    public boolean isFile(int row) {
        return fronts[row] < releaseCount && shapeTable[2 * shapes[row] + 1] != 0;
    }

    /** {@return the version of a release} */
    public Version version(int release) {
        Version known = versions[release];
        if (known == null) {
            known = Version.parse(versionText(release));
            versions[release] = known;
        }
        return known;
    }

    /** {@return the version of a release as its files spell it} */
    public String versionText(int release) {
        return text(frontTable, release, 0, frontTable[2 * release + 1] >>> OFFSET_SHIFT);
    }

    /** {@return whether a release has the version of the one before it} */
    public boolean isSameVersion(int release) {
        return (frontTable[2 * release + 1] & SAME_VERSION) != 0;
    }

    /** {@return whether the version of a release is a pre-release} */
    public boolean isPreRelease(int release) {
        return (frontTable[2 * release + 1] & PRE_RELEASE) != 0;
    }

    /** {@return how many shapes there are} */
    public int shapeCount() {
        return shapeTable.length / 2;
    }

    /** {@return the number of a row's shape} */
    public int shape(int row) {
        return shapes[row];
    }

    /** {@return whether a shape is that of a wheel} */
    public boolean isWheel(int shape) {
        return (shapeTable[2 * shape + 1] & WHEEL) != 0;
    }

    /** {@return whether a shape is that of a source distribution} */
    public boolean isArchive(int shape) {
        return (shapeTable[2 * shape + 1] & ARCHIVE) != 0;
    }

    /** {@return the kind of archive of a shape, if it is that of a source distribution} */
    public Optional<ArchiveKind> archive(int shape) {
        return isArchive(shape) ? ArchiveKind.of(shapeText(shape)) : Optional.empty();
    }

    /** {@return the compressed tag set of a shape that is that of a wheel} */
    public String tags(int shape) {
        String text = shapeText(shape);
        return text.substring(shapeTable[2 * shape + 1] >>> OFFSET_SHIFT, text.lastIndexOf('.'));
    }

    /** {@return the place of the best tag of a shape, as {@link TagSet#bestRank} says it} */
    public int tagRank(int shape, TagSet accepted) {
        return isWheel(shape) ? accepted.bestRank(tags(shape)) : TagSet.INCOMPATIBLE;
    }

    /** {@return the build tag of a shape, or {@link BuildTag#NONE}} */
    public BuildTag build(int shape) {
        if (!isWheel(shape) || shapeTable[2 * shape + 1] >>> OFFSET_SHIFT == 1) {
            return BuildTag.NONE;
        }
        FilenameScanner scanner = new FilenameScanner(ANY_PROJECT);
        return scanner.scan(ANY_FRONT + shapeText(shape)) == FilenameScanner.Outcome.WHEEL
                ? scanner.build()
                : BuildTag.NONE;
    }

    /** {@return the name of a row's file} */
    public String filename(int row) {
        return text(frontTable, fronts[row], 0, 0).concat(shapeText(shapes[row]));
    }

    /** {@return how many files have the name of one before them} */
    public int twinCount() {
        return twins.length;
    }

    /** {@return the row of a twin; twins are in the order of the page} */
    public int twin(int number) {
        return (int) (twins[number] >>> Integer.SIZE);
    }

    /** {@return the first row that has the name of a twin} */
    public int firstOfTwin(int number) {
        return (int) twins[number];
    }

    private String shapeText(int shape) {
        return text(shapeTable, shape, frontTable.length == 0 ? 0 : frontTable[frontTable.length - 2], 0);
    }

    /** {@return a text of a table without what stands before an offset in it} */
    private String text(int[] table, int number, int start, int offset) {
        int begin = (number == 0 ? start : table[2 * number - 2]) + offset;
        return new String(bytes, texts + begin, table[2 * number] - begin, StandardCharsets.UTF_8);
    }
}
