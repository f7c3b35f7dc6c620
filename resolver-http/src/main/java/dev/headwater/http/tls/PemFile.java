// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.tls;

import dev.headwater.http.file.Descriptors;
import dev.headwater.http.file.RegularFile;
import dev.headwater.http.file.UnfitFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A file of certificates and keys in PEM; text between the blocks is skipped, as everybody does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468: textual encodings of PKIX</a>
 */
final class PemFile {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String LINE_END = "-----";
    private static final String MAKE_PKCS8 = "openssl pkcs8 -topk8 -nodes -in KEY -out NEW makes one that can be";

    /** The authorities of the whole world take a fiftieth of it. */
    private static final int MOST_BYTES = 16 << 20;

    private final Path path;
    private final List<Block> blocks;

    /** One block of a file. */
    private record Block(String label, String base64) {}

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read, is no regular file, or has more than 16 MiB
     */
    static PemFile read(Path path) {
        try {
            // What is between the blocks may be in any encoding.
            return new PemFile(path, blocks(new String(bytes(path), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read", e);
        }
    }

    /**
     * {@return a file of certificates or keys, in whatever form}
     *
     * @throws IllegalArgumentException if it is no file, too large, or cannot be opened, with words for that
     * @throws IOException if it cannot be read otherwise
     */
    static byte[] bytes(Path path) throws IOException {
        try {
            return RegularFile.read(path, MOST_BYTES);
        } catch (UnfitFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            if (Descriptors.areUsedUp(e)) {
                throw new IllegalArgumentException(path + " cannot be read: " + Descriptors.USED_UP, e);
            }
            throw e;
        }
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int labelFrom = begin + BEGIN.length();
            int labelTo = text.indexOf(LINE_END, labelFrom);
            int end = labelTo < 0 ? -1 : text.indexOf(END, labelTo);
            if (end < 0) {
                return blocks;
            }
            blocks.add(new Block(text.substring(labelFrom, labelTo), text.substring(labelTo + LINE_END.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    Path path() {
        return path;
    }

    /**
     * {@return all certificates in it, at least one}
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw invalid("it holds no certificate in PEM");
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(block)));
        } catch (CertificateException e) {
            throw invalid("a certificate in it cannot be read");
        }
    }

    /**
     * {@return the key in it}
     *
     * @throws IllegalArgumentException if there is none that can be read
     */
    PrivateKey privateKey() {
        for (Block block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return privateKey(new PKCS8EncodedKeySpec(bytes(block)));
                }
                case "ENCRYPTED PRIVATE KEY" -> throw invalid("its key is encrypted; " + MAKE_PKCS8);
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw invalid("its key is not in PKCS#8; " + MAKE_PKCS8);
                default -> {}
            }
        }
        throw invalid("it holds no key in PEM");
    }

    private PrivateKey privateKey(PKCS8EncodedKeySpec key) {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(key);
            } catch (GeneralSecurityException e) {
                // Of another kind, then.
            }
        }
        throw invalid("its key is of a kind that this Java does not know, or damaged");
    }

    private byte[] bytes(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.base64());
        } catch (IllegalArgumentException e) {
            throw invalid("a block in it is damaged");
        }
    }

    /** {@return the exception that says what is wrong with this file, never what it holds} */
    IllegalArgumentException invalid(String fault) {
        return new IllegalArgumentException(path + ": " + fault);
    }
}
