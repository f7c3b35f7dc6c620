// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads {@code primary.xml}: of each package what a feed is made of. A package whose name, version or architecture
 * cannot be read makes the whole list unreadable: to leave it out would be to say that its projects are absent.
 */
public final class PrimaryReader {
    private static final int MOST_PACKAGES = 1 << 20;
    private static final int MOST_CAPABILITIES = 1 << 17;

    private final XmlElements elements;

    /** The same words stand in thousands of packages. */
    private final Map<String, String> words = new HashMap<>();

    private PrimaryReader(XmlElements elements) {
        this.elements = elements;
    }

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @throws MalformedFileException if it cannot be read
     */
    public static List<RpmPackage> read(InputStream in, String file) throws IOException {
        return XmlElements.read(in, file, "metadata", elements -> new PrimaryReader(elements).read());
    }

    private List<RpmPackage> read() throws XMLStreamException, IOException {
        List<RpmPackage> packages = new ArrayList<>();
        while (elements.next(1)) {
            if (elements.is("package")) {
                if (!elements.attribute("type").equals("rpm")) {
                    throw elements.malformed("a package that is not of type rpm");
                }
                packages.add(new Fields().read(elements.depth()));
                if (packages.size() > MOST_PACKAGES) {
                    throw elements.malformed("more than " + MOST_PACKAGES + " packages");
                }
            }
        }
        return packages;
    }

    private String word(String text) {
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** What was read of one package so far. */
    private final class Fields {
        private String id = "";
        private String name = "";
        private String architecture = "";
        private String version = "";
        private String source = "";
        private String vendor = "";
        private String path = "";
        private String sha256 = "";
        private long size = -1;
        private Optional<Instant> time = Optional.empty();
        private final List<Dependency> provides = new ArrayList<>();
        private final List<Dependency> requires = new ArrayList<>();
        private final List<Dependency> obsoletes = new ArrayList<>();

        RpmPackage read(int depth) throws XMLStreamException, IOException {
            while (elements.next(depth)) {
                readField();
            }
            RpmVersion read = RpmVersion.parseOrNull(version);
            if (!PackageWord.isOne(name)
                    || !PackageWord.isOne(architecture)
                    || read == null
                    || read.release().isEmpty()) {
                throw elements.malformed("a package without a name, an architecture or a version that can be read");
            }
            PackageFile file = new PackageFile(RepositoryPath.isOne(path) ? path : "", Math.max(size, 0), sha256);
            return new RpmPackage(
                    id,
                    name,
                    read,
                    architecture,
                    source.isEmpty() ? name : source,
                    vendor,
                    provides,
                    requires,
                    obsoletes,
                    file,
                    time);
        }

        private void readField() throws XMLStreamException, IOException {
            switch (elements.name()) {
                case "name" -> name = elements.text();
                case "arch" -> architecture = word(elements.text());
                case "version" -> version = RpmVersionFields.of(elements);
                case "checksum" -> {
                    String algorithm = elements.attribute("type");
                    boolean isId = elements.attribute("pkgid").equals("YES");
                    String digest = elements.text();
                    id = isId ? digest : id;
                    sha256 = algorithm.equals(ListedFile.SHA256) && Digests.isOne(algorithm, digest) ? digest : "";
                }
                case "time" -> time = time(elements.attribute("file"));
                case "size" -> size = RepomdReader.number(elements.attribute("package"));
                case "location" -> path = elements.attribute("base").isEmpty() ? elements.attribute("href") : "";
                case "vendor" -> vendor = word(elements.text());
                case "sourcerpm" -> source = word(sourceName(elements.text()));
                case "provides" -> readCapabilities(provides);
                case "requires" -> readCapabilities(requires);
                case "obsoletes" -> readCapabilities(obsoletes);
                default -> {}
            }
        }

        /** What a second list says is added: what the first one says holds. */
        private void readCapabilities(List<Dependency> read) throws XMLStreamException, IOException {
            int depth = elements.depth();
            while (elements.next(depth)) {
                if (elements.is("entry")) {
                    read.add(capability());
                }
                if (read.size() > MOST_CAPABILITIES) {
                    throw elements.malformed("a package with more than " + MOST_CAPABILITIES + " capabilities");
                }
            }
        }

        private Dependency capability() {
            Operator operator = switch (elements.attribute("flags")) {
                case "LT" -> Operator.EARLIER;
                case "LE" -> Operator.EARLIER_OR_EQUAL;
                case "EQ" -> Operator.EQUAL;
                case "GE" -> Operator.LATER_OR_EQUAL;
                case "GT" -> Operator.LATER;
                default -> Operator.ANY;
            };
            String evr = operator == Operator.ANY ? "" : word(RpmVersionFields.of(elements));
            return new Dependency(word(elements.attribute("name")), operator, evr);
        }
    }

    private static Optional<Instant> time(String seconds) {
        long second = RepomdReader.number(seconds);
        return second > 0 ? Optional.of(Instant.ofEpochSecond(second)) : Optional.empty();
    }

    /** {@return the name in the name of a file: glue of glue-1.0-1.src.rpm} */
    private static String sourceName(String file) {
        int release = file.lastIndexOf('-');
        int version = release < 1 ? -1 : file.lastIndexOf('-', release - 1);
        return version < 1 ? file : file.substring(0, version);
    }
}
