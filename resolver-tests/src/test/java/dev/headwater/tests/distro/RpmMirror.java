// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

/** A small rpm-md repository, of lines of packages. Each field may be changed before {@link #index}. */
final class RpmMirror {
    static final String INDEX = "repodata/repomd.xml";
    static final String PRIMARY = "repodata/primary.xml.gz";
    static final String FILELISTS = "repodata/filelists.xml.gz";

    /** An interpreter as Fedora has it, and a library of no Python. */
    static final String PYTHON = "python3 3.13.1-2 x86_64 source=python3.13 | python(abi) = 3.13 |";

    /** All files by their paths below the root; a server gives out what is there at the moment. */
    final Map<String, byte[]> files = new ConcurrentSkipListMap<>();

    private final List<String> packages = new ArrayList<>(List.of(PYTHON));
    /** Negative for lists that say no date. */
    long timestamp = 1_790_000_000;

    String checksum = "sha256";
    /** The list of what is in the packages, where it is another than that of their lines. */
    byte[] filelists = {};

    /** Whether there is a list of what is in the packages. */
    boolean listsFiles = true;

    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /**
     * Adds packages, one a line: {@code NAME VERSION-RELEASE ARCHITECTURE [source=NAME] [time=SECONDS] | PROVIDED;
     * PROVIDED | REQUIRED; REQUIRED}, and with one part more {@code FILE; FILE}.
     */
    RpmMirror add(String... lines) {
        packages.addAll(List.of(lines));
        return this;
    }

    /** Writes the lists as they are now. */
    RpmMirror index() {
        StringBuilder text = new StringBuilder(head)
                .append("<metadata xmlns=\"http://linux.duke.edu/metadata/common\"")
                .append(" xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\" packages=\"")
                .append(packages.size())
                .append("\">\n");
        packages.forEach(line -> text.append(element(line)));
        return index(text.append("</metadata>\n").toString().getBytes(UTF_8));
    }

    /** Writes lists with that list of packages. */
    RpmMirror index(byte[] primary) {
        StringBuilder text = new StringBuilder("<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\">\n");
        packages.forEach(line -> text.append(fileElement(line)));
        byte[] listed = filelists.length > 0
                ? filelists
                : text.append("</filelists>\n").toString().getBytes(UTF_8);
        String index = "<repomd xmlns=\"http://linux.duke.edu/metadata/repo\"><revision>1</revision>"
                + data("primary", PRIMARY, primary) + (listsFiles ? data("filelists", FILELISTS, listed) : "")
                + "</repomd>";
        files.put(INDEX, index.getBytes(UTF_8));
        return this;
    }

    private String data(String type, String path, byte[] list) {
        byte[] packed = TestArchive.gz(list);
        files.put(path, packed);
        return "<data type=\"" + type + "\"><" + checksum(packed) + "<open-"
                + checksum(list).replace("</", "</open-")
                + "<location href=\"" + path + "\"/>" + date() + "<size>" + packed.length + "</size><open-size>"
                + list.length + "</open-size></data>";
    }

    private String date() {
        return timestamp < 0 ? "" : "<timestamp>" + timestamp + "</timestamp>";
    }

    private String checksum(byte[] bytes) {
        return "checksum type=\"" + checksum + "\">" + TestArchive.sha256(bytes) + "</checksum>";
    }

    /** {@return what is there at a path below the root} */
    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    void write(Path folder) {
        files.forEach((path, bytes) -> TestArchive.write(folder.resolve(path), bytes));
    }

    /** {@return a metalink that vouches for the index as it is now} */
    byte[] metalink(String algorithm) {
        return ("<metalink version=\"3.0\" xmlns=\"http://www.metalinker.org/\"><files><file name=\"repomd.xml\">"
                        + "<verification><hash type=\"" + algorithm + "\">" + TestArchive.sha256(file(INDEX))
                        + "</hash></verification></file></files></metalink>")
                .getBytes(UTF_8);
    }

    private static String element(String line) {
        String[] parts = line.split("\\|", -1);
        List<String> words = List.of(parts[0].strip().split(" ", -1));
        String name = words.get(0);
        String[] version = words.get(1).split("-", -1);
        String source = word(words, "source", name);
        return "<package type=\"rpm\"><name>" + name + "</name><arch>" + words.get(2)
                + "</arch><version epoch=\"0\" ver=\""
                + version[0] + "\" rel=\"" + version[1] + "\"/><checksum type=\"sha256\" pkgid=\"YES\">"
                + id(line)
                + "</checksum><time file=\"" + word(words, "time", "1780000000") + "\" build=\"1770000000\"/>"
                + "<size package=\"4\"/><location href=\"Packages/" + name + ".rpm\"/><format>"
                + "<rpm:vendor>Orchestra Project</rpm:vendor><rpm:sourcerpm>" + source + "-1-1.src.rpm</rpm:sourcerpm>"
                + "<rpm:provides>" + entries(name + " = " + words.get(1) + ";" + parts[1]) + "</rpm:provides>"
                + "<rpm:requires>" + entries(parts[2]) + "</rpm:requires></format></package>\n";
    }

    /** {@return an id for a package, which is its checksum, too} */
    static String id(String line) {
        return TestArchive.sha256(line.getBytes(UTF_8));
    }

    private static String fileElement(String line) {
        String[] parts = line.split("\\|", -1);
        List<String> words = List.of(parts[0].strip().split(" ", -1));
        String[] version = words.get(1).split("-", -1);
        StringBuilder text = new StringBuilder(
                "<package pkgid=\"" + id(line) + "\" name=\"" + words.get(0) + "\" arch=\"" + words.get(2)
                        + "\"><version epoch=\"0\" ver=\"" + version[0] + "\" rel=\"" + version[1] + "\"/>");
        for (String file : parts.length > 3 ? parts[3].strip().split("; ", -1) : new String[0]) {
            text.append("<file>").append(file).append("</file>");
        }
        return text.append("</package>\n").toString();
    }

    private static String word(List<String> words, String key, String otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String entries(String list) {
        StringBuilder text = new StringBuilder();
        for (String entry : list.split(";", -1)) {
            String[] words = entry.strip().startsWith("(")
                    ? new String[] {entry.strip()}
                    : entry.strip().split(" ", -1);
            if (words[0].isEmpty()) {
                continue;
            }
            text.append("<rpm:entry name=\"")
                    .append(words[0].replace("<", "&lt;").replace(">", "&gt;"))
                    .append('"');
            if (words.length > 1) {
                String flags = Map.of("=", "EQ", ">=", "GE", "<", "LT", "<=", "LE", ">", "GT")
                        .get(words[1]);
                String[] version = words[2].split("-", -1);
                text.append(" flags=\"")
                        .append(flags)
                        .append("\" epoch=\"0\" ver=\"")
                        .append(version[0])
                        .append('"');
                text.append(version.length > 1 ? " rel=\"" + version[1] + "\"" : "");
            }
            text.append("/>");
        }
        return text.toString();
    }
}
