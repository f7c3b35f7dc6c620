// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.rpm.Repomd.Listed;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads {@code repomd.xml}. */
public final class RepomdReader {
    private static final String WHAT = "repomd.xml";
    private static final String PRIMARY = "primary";
    private static final String FILELISTS = "filelists";
    private static final String MODULES = "modules";
    private static final Set<String> READ = Set.of(PRIMARY, FILELISTS, MODULES);

    private final XmlElements elements;
    private @Nullable Instant date;
    private final Map<String, Listed> lists = new HashMap<>();

    private RepomdReader(XmlElements elements) {
        this.elements = elements;
    }

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @throws MalformedFileException if it cannot be read, lists no packages, or does not say with a length and a
     *     SHA-256 or better what a list that is read has to be
     */
    public static Repomd read(InputStream in, String file) throws IOException {
        return XmlElements.read(in, file, "repomd", elements -> new RepomdReader(elements).read());
    }

    private Repomd read() throws XMLStreamException, IOException {
        while (elements.next(1)) {
            if (elements.is("data")) {
                readData(elements.attribute("type"), elements.depth());
            }
        }
        Listed primary = lists.get(PRIMARY);
        if (primary == null) {
            throw elements.malformed("lists no primary");
        }
        return new Repomd(
                Optional.ofNullable(date),
                primary,
                Optional.ofNullable(lists.get(FILELISTS)),
                Optional.ofNullable(lists.get(MODULES)));
    }

    private void readData(String type, int depth) throws XMLStreamException, IOException {
        Said packed = new Said();
        Said unpacked = new Said();
        String path = "";
        while (elements.next(depth)) {
            switch (elements.name()) {
                case "checksum" -> packed.readChecksum(elements);
                case "open-checksum" -> unpacked.readChecksum(elements);
                case "size" -> packed.size = number(elements.text());
                case "open-size" -> unpacked.size = number(elements.text());
                case "location" -> path = elements.attribute("href");
                case "timestamp" -> readTimestamp(elements.text());
                default -> {}
            }
        }
        if (READ.contains(type) && lists.put(type, listed(type, path, packed, unpacked)) != null) {
            throw elements.malformed("lists " + type + " twice");
        }
    }

    private Listed listed(String type, String path, Said packed, Said unpacked) throws MalformedFileException {
        if (!RepositoryPath.isOne(path)) {
            throw elements.malformed("lists " + type + " at no path below the repository");
        }
        ListedFile file = packed.file()
                .orElseThrow(() ->
                        elements.malformed("does not say with a size and a sha256 or better what " + type + " is"));
        return new Listed(path, file, unpacked.file());
    }

    private void readTimestamp(String text) {
        // createrepo_c of some versions writes a fraction of a second.
        int dot = text.indexOf('.');
        long second = number(dot < 0 ? text : text.substring(0, dot));
        if (second > 0 && (date == null || date.getEpochSecond() < second)) {
            date = Instant.ofEpochSecond(second);
        }
    }

    /** {@return a number of at most twelve digits; negative for anything else} */
    static long number(String digits) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(digits) : -1;
    }

    /** What is said of a list. */
    private static final class Said {
        private String algorithm = "";
        private String digest = "";
        private long size = -1;

        void readChecksum(XmlElements elements) throws XMLStreamException, IOException {
            algorithm = elements.attribute("type");
            digest = elements.text();
        }

        Optional<ListedFile> file() {
            return size >= 0 && Digests.isOne(algorithm, digest)
                    ? Optional.of(new ListedFile(WHAT, size, algorithm, digest))
                    : Optional.empty();
        }
    }
}
