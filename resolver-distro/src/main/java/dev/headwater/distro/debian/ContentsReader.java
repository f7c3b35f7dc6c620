// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.MetadataPath;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Contents} files: of each line a path, white space, and the packages that have it. Seven million lines
 * are usual, so that a line is text only where Python's metadata may be.
 *
 * @see <a href="https://wiki.debian.org/DebianRepository/Format#A.22Contents.22_indices">The format of repositories</a>
 */
public final class ContentsReader {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_LISTS = 1_000_000;
    private static final int MOST_FOLDERS = 500_000;

    /** Old lists have a text for people before their first line, and below it this heading. */
    private static final int HEADING_WITHIN = 200;

    private static final byte[] LIBRARIES = "usr/lib/py".getBytes(StandardCharsets.US_ASCII);

    private final Lines lines;
    private PackageLists lists = new PackageLists();
    private final Map<String, Map<String, InstalledFolder>> folders = new TreeMap<>();
    private int folderCount;
    private byte[] column = {};
    private int columnLength = -1;
    private List<String> packages = List.of();
    private Optional<InstalledFolder> folder = Optional.empty();
    private @Nullable MalformedFileException unlessHeading;

    private ContentsReader(InputStream in, String file) {
        lines = new Lines(in, file, LONGEST_LINE);
    }

    /**
     * Reads a list.
     *
     * @param in its bytes, unpacked; not closed
     * @param file how to call it
     * @throws MalformedFileException if it is no such list, or larger than any
     * @throws IOException if {@code in} throws it
     */
    public static Contents read(InputStream in, String file) throws IOException {
        return new ContentsReader(in, file).read();
    }

    private Contents read() throws IOException {
        while (lines.next()) {
            line(lines.buffer(), lines.from(), lines.to());
            if (unlessHeading != null && lines.number() >= HEADING_WITHIN) {
                throw unlessHeading;
            }
        }
        if (unlessHeading != null) {
            throw unlessHeading;
        }
        Map<String, List<InstalledFolder>> sorted = new TreeMap<>();
        folders.forEach((name, of) -> sorted.put(name, List.copyOf(of.values())));
        return new Contents(sorted, lists.named());
    }

    private void line(byte[] bytes, int from, int to) throws MalformedFileException {
        boolean repeated = repeatsColumn(bytes, from, to);
        int end = repeated ? to : back(bytes, from, to, true);
        int start = repeated ? to - columnLength : back(bytes, from, end, false);
        int pathEnd = back(bytes, from, start, true);
        if (end == from) {
            return;
        }
        if (lines.number() <= HEADING_WITHIN && isHeading(from, start, end, pathEnd)) {
            forget();
        } else if (pathEnd == from || !(repeated || findPackages(bytes, start, end))) {
            unlessHeading = unlessHeading == null
                    ? lines.fault("is no path, white space and packages such as python/python3-x,python/python3-y")
                    : unlessHeading;
        } else if (startsWithLibraries(bytes, from, pathEnd)) {
            add(new String(bytes, from, pathEnd - from, StandardCharsets.UTF_8));
        }
    }

    /** Most lines end as the one before; to compare what may be equal is faster than to look for where it begins. */
    private boolean repeatsColumn(byte[] bytes, int from, int to) {
        int start = to - columnLength;
        return columnLength >= 0
                && start > from
                && Stanzas.isSpace(bytes[start - 1])
                && Arrays.equals(column, 0, columnLength, bytes, start, to);
    }

    /** Goes back over white space, or over all else. */
    private static int back(byte[] bytes, int from, int to, boolean overSpace) {
        int at = to;
        while (at > from && Stanzas.isSpace(bytes[at - 1]) == overSpace) {
            at--;
        }
        return at;
    }

    private boolean isHeading(int from, int start, int end, int pathEnd) {
        return pathEnd - from == 4
                && end - start == 8
                && lines.text(from).startsWith("FILE")
                && lines.text(start).startsWith("LOCATION");
    }

    private void forget() {
        folders.clear();
        folderCount = 0;
        lists = new PackageLists();
        columnLength = -1;
        unlessHeading = null;
    }

    private boolean findPackages(byte[] bytes, int start, int end) throws MalformedFileException {
        List<String> found = lists.packages(bytes, start, end);
        if (found == null) {
            return false;
        }
        if (lists.size() > MOST_LISTS) {
            throw lines.fault("is one list of packages more than the " + MOST_LISTS + " that are read");
        }
        packages = found;
        folder = Optional.empty();
        columnLength = end - start;
        if (column.length < columnLength) {
            column = new byte[columnLength];
        }
        System.arraycopy(bytes, start, column, 0, columnLength);
        return true;
    }

    private static boolean startsWithLibraries(byte[] bytes, int from, int to) {
        return to - from > LIBRARIES.length
                && Arrays.equals(LIBRARIES, 0, LIBRARIES.length, bytes, from, from + LIBRARIES.length);
    }

    private void add(String path) throws MalformedFileException {
        if (folder.isPresent() && path.startsWith(folder.get().path() + "/")) {
            return;
        }
        folder = MetadataPath.OF_DEBIAN.find(path);
        if (folder.isEmpty()) {
            return;
        }
        for (String name : packages) {
            Map<String, InstalledFolder> of = folders.computeIfAbsent(name, key -> new TreeMap<>());
            if (of.put(folder.get().path(), folder.get()) == null && ++folderCount > MOST_FOLDERS) {
                throw lines.fault("is one folder more than the " + MOST_FOLDERS + " that are read");
            }
        }
    }
}
