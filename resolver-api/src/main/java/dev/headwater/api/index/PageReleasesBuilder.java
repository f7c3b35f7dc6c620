// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of a page's rows one after the other, for whoever makes a {@link ProjectPage} and wants to keep its
 * {@link PageReleases}. Not for several threads at once.
 *
 * @since 0.1.0
 */
public final class PageReleasesBuilder {
    private static final byte[] WHEEL = ".whl".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] ARCHIVES = archiveEndings();
    private static final byte[] NOTHING = {};

    private final @Nullable FilenameScanner scanner;

    /** One for each {@link Kind}: the same text may be the front of a wheel's name and of an archive's. */
    private final NamePool[] fronts = {new NamePool(), new NamePool(), new NamePool()};

    private final NamePool shapes = new NamePool();
    private int count;
    /** Numbers in a pool of {@link #fronts}, four times, plus the place of the pool. */
    private int[] frontOf = new int[64];

    private int[] shapeOf = new int[64];

    /** What a row is, by how its name ends. */
    private enum Kind {
        WHEEL(0, "-py3-none-any.whl"),
        OTHER(1, ".tar.gz"),
        PROVIDED(2, "");

        /** In {@link #fronts}. */
        private final int place;

        /** Makes the name of a file of a front. */
        private final String shape;

        Kind(int place, String shape) {
            this.place = place;
            this.shape = shape;
        }
    }

    /** Begins a page of a project; of none, if its files are those of many: then no row is of a release. */
    public PageReleasesBuilder(@Nullable ProjectName project) {
        scanner = project == null ? null : new FilenameScanner(project);
    }

    /** Adds a file by its name, in UTF-8. */
    public void add(byte[] name, int from, int to) {
        if (endsWith(name, from, to, WHEEL)) {
            int shape = hyphen(name, hyphen(name, from, to) + 1, to);
            add(shape < to ? Kind.WHEEL : Kind.OTHER, name, from, shape, to);
        } else {
            add(Kind.OTHER, name, from, to - archiveEnding(name, from, to), to);
        }
    }

    /** Adds what a package of a distributor provides, by its version, or null if that cannot be read. */
    public void addProvided(@Nullable Version version) {
        byte[] text = version == null ? NOTHING : version.toString().getBytes(StandardCharsets.UTF_8);
        add(Kind.PROVIDED, text, 0, text.length, text.length);
    }

    private void add(Kind kind, byte[] name, int from, int shape, int to) {
        if (count == frontOf.length) {
            frontOf = Arrays.copyOf(frontOf, count * 2);
            shapeOf = Arrays.copyOf(shapeOf, count * 2);
        }
        frontOf[count] = fronts[kind.place].add(name, from, shape) << 2 | kind.place;
        shapeOf[count] = shapes.add(name, shape, to);
        count++;
    }

    private static byte[][] archiveEndings() {
        List<byte[]> endings = new ArrayList<>();
        for (ArchiveKind kind : ArchiveKind.values()) {
            for (String ending : kind.endings()) {
                endings.add(ending.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return endings.toArray(new byte[0][]);
    }

    private static boolean endsWith(byte[] name, int from, int to, byte[] ending) {
        return to - from >= ending.length && Arrays.equals(name, to - ending.length, to, ending, 0, ending.length);
    }

    private static int hyphen(byte[] name, int from, int to) {
        int at = from;
        while (at < to && name[at] != '-') {
            at++;
        }
        return Math.min(at, to);
    }

    private static int archiveEnding(byte[] name, int from, int to) {
        for (byte[] ending : ARCHIVES) {
            if (endsWith(name, from, to, ending)) {
                return ending.length;
            }
        }
        return 0;
    }

    /** {@return how many bytes the texts take that were found so far} */
    public int textBytes() {
        int bytes = shapes.length();
        for (NamePool front : fronts) {
            bytes += front.length();
        }
        return bytes;
    }

    /**
     * What stands before the shape in the names of some files.
     *
     * @param kind what the files are
     * @param number its number in the pool of the kind
     * @param text the text
     * @param versionFrom where the version begins in it
     * @param version the version; null if the files are of no release of the project
     */
    private record Front(
            Kind kind,
            int number,
            String text,
            int versionFrom,
            @Nullable Version version) implements Comparable<Front> {
        /** By version, what is of no release last; then by kind and number. */
        @Override
        public int compareTo(Front other) {
            if (version == null || other.version == null) {
                int byRelease = Boolean.compare(version == null, other.version == null);
                return byRelease != 0 ? byRelease : byKind(other);
            }
            int byVersion = version.compareTo(other.version);
            return byVersion != 0 ? byVersion : byKind(other);
        }

        private int byKind(Front other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Integer.compare(number, other.number);
        }

        int mark(@Nullable Version before) {
            if (version == null) {
                return 0;
            }
            return versionFrom << PageReleases.OFFSET_SHIFT
                    | (version.equals(before) ? PageReleases.SAME_VERSION : 0)
                    | (version.isPreRelease() ? PageReleases.PRE_RELEASE : 0);
        }
    }

    /** {@return what the names say} */
    public PageReleases build() {
        List<Front> ordered = new ArrayList<>();
        int[][] renumbered = new int[fronts.length][];
        for (Kind kind : Kind.values()) {
            NamePool pool = fronts[kind.place];
            renumbered[kind.place] = new int[pool.count];
            for (int number = 0; number < pool.count; number++) {
                ordered.add(front(kind, number, pool.text(number)));
            }
        }
        Collections.sort(ordered);
        int releases = 0;
        for (int i = 0; i < ordered.size(); i++) {
            Front front = ordered.get(i);
            renumbered[front.kind().place][front.number()] = i;
            releases += front.version() == null ? 0 : 1;
        }
        for (int row = 0; row < count; row++) {
            frontOf[row] = renumbered[frontOf[row] & 3][frontOf[row] >>> 2];
        }
        byte[] pack = pack(ordered, releases, twins(ordered));
        return new PageReleases(pack, 0, pack.length, count);
    }

    private Front front(Kind kind, int number, String text) {
        if (scanner == null) {
            return new Front(kind, number, text, 0, null);
        } else if (kind == Kind.PROVIDED) {
            return new Front(kind, number, text, 0, Version.parseOrNull(text));
        }
        FilenameScanner.Outcome outcome = scanner.scan(text + kind.shape);
        boolean reads = outcome == FilenameScanner.Outcome.WHEEL || outcome == FilenameScanner.Outcome.SDIST;
        Version version = reads ? Version.parseOrNull(scanner.version()) : null;
        return new Front(kind, number, text, version == null ? 0 : scanner.versionFrom(), version);
    }

    private byte[] pack(List<Front> ordered, int releases, long[] twins) {
        int textBytes = textBytes();
        int ints = PageReleases.HEADER_INTS + 2 * count + 2 * ordered.size() + 2 * shapes.count + 2 * twins.length;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(Math.multiplyExact(ints, Integer.BYTES), textBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(ordered.size()).putInt(releases).putInt(shapes.count).putInt(twins.length);
        put(out, frontOf, count);
        put(out, shapeOf, count);
        int end = 0;
        int texts = ints * Integer.BYTES;
        Version before = null;
        for (Front front : ordered) {
            NamePool pool = fronts[front.kind().place];
            int start = pool.start(front.number());
            int length = pool.ends[front.number()] - start;
            System.arraycopy(pool.bytes, start, out.array(), texts + end, length);
            end += length;
            out.putInt(end).putInt(front.mark(before));
            before = front.version();
        }
        System.arraycopy(shapes.bytes, 0, out.array(), texts + end, shapes.length());
        FilenameScanner shapeScanner = new FilenameScanner(ProjectName.parse("a"));
        for (int shape = 0; shape < shapes.count; shape++) {
            out.putInt(end + shapes.ends[shape]).putInt(shapeMark(shapeScanner, shapes.text(shape)));
        }
        out.asLongBuffer().put(twins);
        return out.array();
    }

    private static void put(ByteBuffer out, int[] column, int length) {
        out.asIntBuffer().put(column, 0, length);
        out.position(out.position() + length * Integer.BYTES);
    }

    /** Whether a shape is one does not depend on what stands before it. */
    private static int shapeMark(FilenameScanner scanner, String shape) {
        String front = "a-1";
        return switch (scanner.scan(front + shape)) {
            case WHEEL -> ((scanner.tagsFrom() - front.length()) << PageReleases.OFFSET_SHIFT) | PageReleases.WHEEL;
            case SDIST -> PageReleases.ARCHIVE;
            default -> 0;
        };
    }

    /** {@return each row whose name another before it has, in order, times 2^32, plus the first of these} */
    private long[] twins(List<Front> ordered) {
        int[] head = new int[ordered.size()];
        int[] next = new int[count];
        for (int row = count - 1; row >= 0; row--) {
            next[row] = head[frontOf[row]];
            head[frontOf[row]] = row + 1;
        }
        int[] seenOf = new int[shapes.count];
        int[] firstOf = new int[shapes.count];
        long[] twins = new long[0];
        int found = 0;
        for (int front = 0; front < head.length; front++) {
            boolean isOfFiles = ordered.get(front).kind() != Kind.PROVIDED;
            for (int row = isOfFiles ? head[front] : 0; row != 0; row = next[row - 1]) {
                int shape = shapeOf[row - 1];
                if (seenOf[shape] != front + 1) {
                    seenOf[shape] = front + 1;
                    firstOf[shape] = row - 1;
                } else {
                    twins = found == twins.length ? Arrays.copyOf(twins, Math.max(8, found * 2)) : twins;
                    twins[found++] = (long) (row - 1) << Integer.SIZE | firstOf[shape];
                }
            }
        }
        long[] inOrder = Arrays.copyOf(twins, found);
        Arrays.sort(inOrder);
        return inOrder;
    }
}
