// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Reads what a metalink says that {@code repomd.xml} has to be: its digests by SHA-256 or better, of the newest state
 * and of those that mirrors still have. Others are passed over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5854">RFC 5854: the Metalink download description format</a>
 */
public final class MetalinkReader {
    private static final int MOST = 1000;

    /** How digests are called: by metalinks of the third version, and by those of the fourth. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha256", "sha256", "sha384", "sha384", "sha512", "sha512", "sha-256", "sha256", "sha-384", "sha384",
            "sha-512", "sha512");

    private MetalinkReader() {}

    /**
     * A digest.
     *
     * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
     * @param digest in lower-case hexadecimal digits
     */
    public record Digest(String algorithm, String digest) {}

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @return at least one digest, in the order written
     * @throws MalformedFileException if it cannot be read, or has none
     */
    public static List<Digest> read(InputStream in, String file) throws IOException {
        return XmlElements.read(in, file, "metalink", MetalinkReader::digests);
    }

    private static List<Digest> digests(XmlElements elements) throws XMLStreamException, IOException {
        List<Digest> digests = new ArrayList<>();
        while (elements.next(1)) {
            if (elements.is("file") && elements.attribute("name").equals("repomd.xml")) {
                readFile(elements, digests);
            }
        }
        if (digests.isEmpty()) {
            throw elements.malformed("has no sha256 or better of repomd.xml");
        }
        return digests;
    }

    private static void readFile(XmlElements elements, List<Digest> digests) throws XMLStreamException, IOException {
        int depth = elements.depth();
        while (elements.next(depth)) {
            if (elements.is("hash")) {
                String algorithm = ALGORITHMS.getOrDefault(elements.attribute("type"), "");
                String digest = elements.text();
                if (Digests.isOne(algorithm, digest) && digests.size() < MOST) {
                    digests.add(new Digest(algorithm, digest));
                }
            }
        }
    }
}
