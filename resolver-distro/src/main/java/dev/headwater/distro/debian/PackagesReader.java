// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.api.text.Shown;
import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.BinaryPackage.Provision;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code Packages} files.
 *
 * <p>A file that is no list of stanzas, or in which a package has no name, no version or no file, is refused whole,
 * with the line: nothing is known then of what it lacks. Where a version or a relation cannot be read, that is said of
 * the package alone ({@link BinaryPackage#fault}).
 *
 * @see <a href="https://wiki.debian.org/DebianRepository/Format#A.22Packages.22_Indices">The format of repositories</a>
 */
public final class PackagesReader {
    private static final int LONGEST_STANZA = 4 << 20;
    private static final int MOST_PACKAGES = 1_000_000;
    private static final int LONGEST_VALUE = 1000;

    private static final int PACKAGE = 0;
    private static final int VERSION = 1;
    private static final int SOURCE = 2;
    private static final int ARCHITECTURE = 3;
    private static final int PRE_DEPENDS = 4;
    private static final int DEPENDS = 5;
    private static final int PROVIDES = 6;
    private static final int FILENAME = 7;
    private static final int SIZE = 8;
    private static final int SHA256 = 9;
    private static final List<String> FIELDS = List.of(
            "Package",
            "Version",
            "Source",
            "Architecture",
            "Pre-Depends",
            "Depends",
            "Provides",
            "Filename",
            "Size",
            "SHA256");

    private final Stanzas stanzas;
    private final RelationFields relations = new RelationFields();
    private final Map<String, String> words = new HashMap<>();
    private String fault = "";

    private PackagesReader(InputStream in, String file) {
        stanzas = new Stanzas(in, file, LONGEST_STANZA, FIELDS);
    }

    /**
     * Reads a list.
     *
     * @param in its bytes, unpacked; not closed
     * @param file how to call it
     * @return its packages, in its order
     * @throws MalformedFileException if it is no such list, or larger than any
     * @throws IOException if {@code in} throws it
     */
    public static List<BinaryPackage> read(InputStream in, String file) throws IOException {
        return new PackagesReader(in, file).read();
    }

    private List<BinaryPackage> read() throws IOException {
        List<BinaryPackage> packages = new ArrayList<>();
        while (stanzas.next()) {
            if (packages.size() == MOST_PACKAGES) {
                throw stanzas.fault("is one package more than the " + MOST_PACKAGES + " that are read");
            }
            packages.add(binaryPackage());
        }
        return packages;
    }

    private BinaryPackage binaryPackage() throws MalformedFileException {
        fault = "";
        String name = name(PACKAGE);
        String version = stanzas.require(VERSION, LONGEST_VALUE);
        if (DebianVersion.parseOrNull(version) == null) {
            unreadable(VERSION, version);
        }
        List<Alternatives> depends = new ArrayList<>(depends(PRE_DEPENDS));
        depends.addAll(depends(DEPENDS));
        List<Provision> provides =
                relations.provides(stanzas.value(PROVIDES), relation -> unreadable(PROVIDES, relation));
        return new BinaryPackage(
                name, word(version), source(name), name(ARCHITECTURE), depends, provides, poolFile(), fault);
    }

    private List<Alternatives> depends(int field) {
        return relations.depends(stanzas.value(field), relation -> unreadable(field, relation));
    }

    private void unreadable(int field, String value) {
        if (fault.isEmpty()) {
            fault = stanzas.fault(field, FIELDS.get(field) + " cannot be read: " + Shown.quoted(shortened(value)))
                    .getMessage();
        }
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    private String name(int field) throws MalformedFileException {
        String name = stanzas.require(field, LONGEST_VALUE);
        if (!PackageName.isOne(name)) {
            throw stanzas.fault(field, FIELDS.get(field) + " has signs that no name has");
        }
        return word(name);
    }

    /** Without the version that stands behind it in parentheses where it differs. */
    private String source(String name) throws MalformedFileException {
        String source = stanzas.value(SOURCE);
        if (source.isEmpty()) {
            return name;
        }
        int end = source.indexOf(' ');
        String first = end < 0 ? source : source.substring(0, end);
        if (!PackageName.isOne(first)) {
            throw stanzas.fault(SOURCE, "Source has signs that no name has");
        }
        return word(first);
    }

    private PackageFile poolFile() throws MalformedFileException {
        String path = stanzas.require(FILENAME, LONGEST_VALUE);
        if (!PoolPath.isOne(path)) {
            throw stanzas.fault(FILENAME, "Filename is no path below the root of the archive");
        }
        long size = Digits.size(stanzas.require(SIZE, LONGEST_VALUE));
        if (size < 0) {
            throw stanzas.fault(SIZE, "Size is no number of bytes");
        }
        String sha256 = stanzas.value(SHA256);
        if (!sha256.isEmpty() && !Digits.isSha256(sha256)) {
            throw stanzas.fault(SHA256, "SHA256 is no such digest");
        }
        return new PackageFile(path, size, sha256);
    }

    private String word(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }
}
