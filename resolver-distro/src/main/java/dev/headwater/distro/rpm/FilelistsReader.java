// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.MetadataPath;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Reads {@code filelists.xml}: of each package the metadata that it installs where a Python imports from. Millions of
 * files are usual, and nothing is kept of the others. Files that a package only owns and does not install
 * ({@code ghost}) are none of it: packages of extras own the metadata of their project.
 */
public final class FilelistsReader {
    private static final int MOST_PACKAGES = 1 << 20;
    private static final int MOST_FOLDERS = 500_000;
    private static final int LONGEST_ID = 200;

    private final XmlElements elements;
    private final Map<String, Filelists.Entry> packages = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private int folderCount;

    private FilelistsReader(XmlElements elements) {
        this.elements = elements;
    }

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @throws MalformedFileException if it cannot be read
     */
    public static Filelists read(InputStream in, String file) throws IOException {
        return XmlElements.read(in, file, "filelists", elements -> new FilelistsReader(elements).read());
    }

    private Filelists read() throws XMLStreamException, IOException {
        while (elements.next(1)) {
            if (elements.is("package")) {
                readPackage(elements.depth());
                if (named.size() > MOST_PACKAGES) {
                    throw elements.malformed("more than " + MOST_PACKAGES + " packages");
                }
            }
        }
        return new Filelists(List.copyOf(packages.values()), named);
    }

    private void readPackage(int depth) throws XMLStreamException, IOException {
        String id = elements.attribute("pkgid");
        String name = elements.attribute("name");
        String architecture = elements.attribute("arch");
        String version = "";
        SortedMap<String, InstalledFolder> folders = new TreeMap<>();
        while (elements.next(depth)) {
            if (elements.is("version")) {
                version = RpmVersionFields.of(elements);
            } else if (elements.is("file")) {
                addFolder(folders);
            }
        }
        RpmVersion read = RpmVersion.parseOrNull(version);
        if (id.isEmpty()
                || id.length() > LONGEST_ID
                || !PackageWord.isOne(name)
                || !PackageWord.isOne(architecture)
                || read == null
                || read.release().isEmpty()) {
            throw elements.malformed("a package without an id, a name, an architecture or a version that can be read");
        }
        named.add(id);
        if (!folders.isEmpty()) {
            packages.merge(
                    id,
                    new Filelists.Entry(id, name, read, architecture, List.copyOf(folders.values())),
                    FilelistsReader::both);
        }
    }

    /** A package that lies in a repository twice is listed twice. */
    private static Filelists.Entry both(Filelists.Entry one, Filelists.Entry other) {
        SortedMap<String, InstalledFolder> folders = new TreeMap<>();
        one.folders().forEach(folder -> folders.put(folder.path(), folder));
        other.folders().forEach(folder -> folders.put(folder.path(), folder));
        return new Filelists.Entry(
                one.id(), one.name(), one.version(), one.architecture(), List.copyOf(folders.values()));
    }

    private void addFolder(SortedMap<String, InstalledFolder> folders) throws XMLStreamException, IOException {
        if (elements.attribute("type").equals("ghost")) {
            return;
        }
        Optional<InstalledFolder> found = folder(elements.text());
        if (found.isPresent() && folders.put(found.get().path(), found.get()) == null && ++folderCount > MOST_FOLDERS) {
            throw elements.malformed("more than " + MOST_FOLDERS + " folders of metadata");
        }
    }

    private static Optional<InstalledFolder> folder(String path) {
        return path.startsWith("/") ? MetadataPath.OF_OTHERS.find(path.substring(1)) : Optional.empty();
    }
}
