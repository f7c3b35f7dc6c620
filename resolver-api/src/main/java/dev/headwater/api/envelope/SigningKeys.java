// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Ed25519 keys in PEM: {@code PUBLIC KEY} as in an X.509 certificate, {@code PRIVATE KEY} as in PKCS #8, not encrypted.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
public final class SigningKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";

    private SigningKeys() {}

    /**
     * {@return the public keys of a file, at least one}
     *
     * @throws InvalidKeyFileException if there is none, or one that cannot be read
     */
    public static List<PublicKey> publicKeys(String pem) {
        List<PublicKey> keys = new ArrayList<>();
        for (byte[] encoded : sections(pem, PUBLIC)) {
            try {
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw new InvalidKeyFileException("has a public key that is none of Ed25519");
            }
        }
        if (keys.isEmpty()) {
            throw new InvalidKeyFileException(
                    "has no public key; a section 'BEGIN PUBLIC KEY' was expected" + publicInstead(pem));
        }
        return List.copyOf(keys);
    }

    /**
     * {@return the one private key of a file}
     *
     * @throws InvalidKeyFileException if there is none or there are several, or it cannot be read; without the key
     */
    public static PrivateKey privateKey(String pem) {
        List<byte[]> sections = sections(pem, PRIVATE);
        if (sections.size() != 1) {
            throw new InvalidKeyFileException("has " + sections.size()
                    + " private keys; one section 'BEGIN PRIVATE KEY' was expected" + privateInstead(pem));
        }
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(sections.get(0)));
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyFileException("has a private key that is none of Ed25519");
        }
    }

    private static boolean has(String pem, String label) {
        return pem.contains("-----BEGIN " + label + "-----");
    }

    /** {@return how the public key is had of what stands there instead} */
    private static String publicInstead(String pem) {
        if (has(pem, PRIVATE)) {
            return "; of a private key 'openssl pkey -pubout' writes the public one";
        }
        return has(pem, "CERTIFICATE") ? "; of a certificate 'openssl x509 -noout -pubkey' writes it" : "";
    }

    private static String privateInstead(String pem) {
        return has(pem, "ENCRYPTED " + PRIVATE)
                ? "; an encrypted one is not read, and 'openssl pkey' writes it without its password"
                : "";
    }

    private static List<byte[]> sections(String pem, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        List<byte[]> sections = new ArrayList<>();
        for (int at = pem.indexOf(begin); at >= 0; at = pem.indexOf(begin, at + begin.length())) {
            int last = pem.indexOf(end, at);
            if (last < 0) {
                throw new InvalidKeyFileException("ends within a section '" + label + "'");
            }
            sections.add(decode(pem.substring(at + begin.length(), last)));
        }
        return sections;
    }

    private static byte[] decode(String lines) {
        try {
            return Base64.getMimeDecoder().decode(lines);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyFileException("has a section that is no Base64");
        }
    }
}
