// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/**
 * A file with a signature before its content, or without one.
 *
 * <pre>
 * eight bytes   that this is signed, and the version of the envelope
 * 64            an Ed25519 signature of all that follows
 * content
 * </pre>
 *
 * <p>What does not begin so is content alone. Which key signed is not said: whoever checks has few keys, and tries
 * them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032</a>
 */
public final class SignedFile {
    private static final byte[] BEGINNING = "hwsign\0\1".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE = 64;
    private static final int HEAD = BEGINNING.length + SIGNATURE;
    private static final String ALGORITHM = "Ed25519";

    private final byte[] file;
    private final int start;

    private SignedFile(byte[] file, int start) {
        this.file = file;
        this.start = start;
    }

    /** Takes a file apart; nothing is checked. */
    public static SignedFile of(byte[] file) {
        boolean signed =
                file.length >= HEAD && Arrays.equals(file, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
        return new SignedFile(file, signed ? HEAD : 0);
    }

    /** {@return content with a signature before it, the same for the same content and key} */
    public static byte[] sign(byte[] content, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(content);
        return ByteBuffer.allocate(HEAD + content.length)
                .put(BEGINNING)
                .put(signature.sign())
                .put(content)
                .array();
    }

    /** {@return the content, signed or not} */
    public byte[] content() {
        return start == 0 ? file : Arrays.copyOfRange(file, start, file.length);
    }

    /** {@return whether a signature stands before the content, by whomever} */
    public boolean hasSignature() {
        return start > 0;
    }

    /** {@return whether one of the keys signed the content} */
    public boolean isSignedBy(List<PublicKey> keys) {
        return hasSignature() && keys.stream().anyMatch(this::isSignedBy);
    }

    private boolean isSignedBy(PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(file, start, file.length - start);
            return signature.verify(file, BEGINNING.length, SIGNATURE);
        } catch (GeneralSecurityException e) {
            // A key that is none of this algorithm, or a signature that is no number: nobody signed.
            return false;
        }
    }
}
