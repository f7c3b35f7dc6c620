// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.MetadataPath;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Reads in a package which metadata it installs where a Python imports from: by the names of its files in its header.
 * What is in the files is not read.
 *
 * @see <a href="https://rpm-software-management.github.io/rpm/manual/format_v4.html">RPM V4 package format</a>
 */
public final class RpmFileReader {
    private static final int LEAD = 96;
    private static final int PREAMBLE = 16;
    private static final int ENTRY = 16;
    private static final long LEAD_MAGIC = 0xedabeedbL;
    private static final long HEADER_MAGIC = 0x8eade801L;

    /** More than the largest packages have, with their texts in all languages. */
    private static final int MOST_ENTRIES = 1 << 12;

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_FILES = 1 << 20;

    /** A folder of more characters no system has, and many files may be in it. */
    private static final int LONGEST_FOLDER = 1 << 12;

    /** The whole paths of files, as packages of old have them. */
    private static final int PATHS = 1027;

    private static final int FLAGS = 1037;
    private static final int FOLDER_OF_FILE = 1116;
    private static final int NAMES = 1117;
    private static final int FOLDERS = 1118;
    private static final int NUMBERS = 4;
    private static final int TEXTS = 8;

    /** The flag of a file that the package owns and does not install. */
    private static final int GHOST = 1 << 6;

    private final InputStream in;
    private final String file;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private ByteBuffer data = ByteBuffer.allocate(0);

    /**
     * A value of a header.
     *
     * @param type of which type it is
     * @param offset where it begins in the data
     * @param count how many it has
     */
    private record Entry(int type, int offset, int count) {}

    private RpmFileReader(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /**
     * {@return the metadata that a package installs, by path}
     *
     * @param in the package; not closed
     * @param file how to call it where something is wrong
     * @throws MalformedFileException if it is no package of rpm
     */
    public static List<InstalledFolder> read(InputStream in, String file) throws MalformedFileException {
        try {
            return new RpmFileReader(in, file).read();
        } catch (MalformedFileException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedFileException(file, "byte 0", "cannot be read");
        }
    }

    private List<InstalledFolder> read() throws IOException {
        if ((next(LEAD).getInt(0) & 0xffffffffL) != LEAD_MAGIC) {
            throw malformed("is no package of rpm");
        }
        int signature = readHeader();
        next((8 - signature % 8) % 8);
        readHeader();
        List<String> names = texts(NAMES);
        List<String> paths = names.isEmpty() ? texts(PATHS) : names;
        int[] flags = numbers(FLAGS);
        if (flags.length != paths.size() && flags.length != 0) {
            throw malformed("has files of which not all have flags");
        }
        IntFunction<String> folders = names.isEmpty() ? file -> "" : folders(names.size());
        TreeMap<String, InstalledFolder> found = new TreeMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (flags.length == 0 || (flags[i] & GHOST) == 0) {
                folder(folders.apply(i) + paths.get(i)).ifPresent(folder -> found.put(folder.path(), folder));
            }
        }
        return List.copyOf(found.values());
    }

    /** {@return the folder of each file} */
    private IntFunction<String> folders(int files) throws MalformedFileException {
        List<String> folders = texts(FOLDERS);
        int[] places = numbers(FOLDER_OF_FILE);
        if (places.length != files || Arrays.stream(places).anyMatch(place -> place < 0 || place >= folders.size())) {
            throw malformed("has a file in no folder");
        }
        if (folders.stream().anyMatch(folder -> folder.length() > LONGEST_FOLDER)) {
            throw malformed("has a folder of more than " + LONGEST_FOLDER + " characters");
        }
        return file -> folders.get(places[file]);
    }

    private static Optional<InstalledFolder> folder(String path) {
        return path.startsWith("/") ? MetadataPath.OF_OTHERS.find(path.substring(1)) : Optional.empty();
    }

    /** {@return how many bytes its data has} */
    private int readHeader() throws IOException {
        ByteBuffer preamble = next(PREAMBLE);
        int count = preamble.getInt(8);
        int length = preamble.getInt(12);
        if ((preamble.getInt(0) & 0xffffffffL) != HEADER_MAGIC
                || count < 0
                || count > MOST_ENTRIES
                || length < 0
                || length > MOST_BYTES) {
            throw malformed("has a header that is not read");
        }
        ByteBuffer index = next(count * ENTRY);
        entries.clear();
        for (int i = 0; i < count; i++) {
            int at = i * ENTRY;
            entries.put(index.getInt(at), new Entry(index.getInt(at + 4), index.getInt(at + 8), index.getInt(at + 12)));
        }
        data = next(length);
        return length;
    }

    private ByteBuffer next(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw malformed("ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }

    /** {@return the values of a tag, none if it is not there} */
    private int[] numbers(int tag) throws MalformedFileException {
        Entry entry = entry(tag, NUMBERS);
        if (entry.count() > (data.capacity() - entry.offset()) / Integer.BYTES) {
            throw malformed("has a value beyond its end");
        }
        int[] values = new int[entry.count()];
        data.position(entry.offset()).slice().asIntBuffer().get(values);
        return values;
    }

    private List<String> texts(int tag) throws MalformedFileException {
        Entry entry = entry(tag, TEXTS);
        List<String> values = new ArrayList<>();
        int begin = entry.offset();
        for (int at = begin; values.size() < entry.count(); at++) {
            if (at >= data.capacity()) {
                throw malformed("has a value beyond its end");
            }
            if (data.get(at) == 0) {
                values.add(new String(data.array(), begin, at - begin, StandardCharsets.UTF_8));
                begin = at + 1;
            }
        }
        return values;
    }

    private Entry entry(int tag, int type) throws MalformedFileException {
        Entry entry = entries.getOrDefault(tag, new Entry(type, 0, 0));
        if (entry.type() != type
                || entry.offset() < 0
                || entry.offset() > data.capacity()
                || entry.count() < 0
                || entry.count() > MOST_FILES) {
            throw malformed("has a value that is not read");
        }
        return entry;
    }

    private MalformedFileException malformed(String fault) {
        return new MalformedFileException(file, "header", fault);
    }
}
