// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPImplementation;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of which one must have signed a text.
 *
 * <p>What a key may do is read from its own signatures: its expiry, its revocation, whether it may sign, and of a
 * sub-key that it and the primary key vouch for each other. Nothing rests on MD5, SHA-1 or RIPEMD-160, in the
 * signatures of keys either. No class of the library behind it is loaded before the first use of this one.
 */
public final class Keyring {
    /** How long a file of keys may be: 4 MiB. */
    public static final int MOST_BYTES = 4 << 20;

    private static final int MOST_KEYS = 1000;
    private static final int MOST_SIGNATURES = 64;
    private static final byte[] KEYBOX = Armor.ascii("KBXf");
    private static final int KEYBOX_AT = 8;

    static final OpenPGPImplementation LIBRARY = new BcOpenPGPImplementation() {
        /** The JDK's own arithmetic: the other tests each modulus for primes, which takes seconds. */
        @Override
        public PGPContentVerifierBuilderProvider pgpContentVerifierBuilderProvider() {
            return new JcaPGPContentVerifierBuilderProvider();
        }
    };

    static final OpenPGPPolicy RULES = new OpenPGPDefaultPolicy()
            .rejectHashAlgorithm(HashAlgorithmTags.MD5)
            .rejectHashAlgorithm(HashAlgorithmTags.SHA1)
            .rejectHashAlgorithm(HashAlgorithmTags.SHA224)
            .rejectHashAlgorithm(HashAlgorithmTags.RIPEMD160);

    private final List<PGPPublicKeyRing> keys;

    private Keyring(List<PGPPublicKeyRing> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * {@return the keys in a file}
     *
     * @param file one or several public keys, armored or not
     * @throws InvalidKeyringException if it has none, or one that cannot be read
     */
    public static Keyring parse(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new InvalidKeyringException("a file of more than " + (MOST_BYTES >> 20) + " MiB");
        }
        if (Armor.startsWith(file, KEYBOX_AT, KEYBOX)) {
            throw new InvalidKeyringException(
                    "a keybox, which GnuPG alone reads; write its keys with: gpg --export KEY > FILE");
        }
        try {
            return new Keyring(read(file));
        } catch (IOException | PGPException | RuntimeException e) {
            // The library throws whatever comes of bytes that are no keys.
            throw e instanceof InvalidKeyringException known
                    ? known
                    : new InvalidKeyringException("a file of keys that cannot be read", e);
        }
    }

    private static List<PGPPublicKeyRing> read(byte[] file) throws IOException, PGPException {
        List<PGPPublicKeyRing> keys = new ArrayList<>();
        for (byte[] block : Armor.blocks(file, Armor.PUBLIC_KEY)) {
            PGPPublicKeyRingCollection rings =
                    new PGPPublicKeyRingCollection(open(block), LIBRARY.keyFingerPrintCalculator());
            rings.forEach(keys::add);
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new InvalidKeyringException(
                    keys.isEmpty() ? "a file without a public key" : "a file with more than " + MOST_KEYS + " keys");
        }
        return keys;
    }

    private static InputStream open(byte[] block) throws IOException {
        InputStream bytes = new ByteArrayInputStream(block);
        return block.length > 0 && block[0] == '-' ? new ArmoredInputStream(bytes) : bytes;
    }

    /**
     * Checks that one of these keys vouches for a text, at a time.
     *
     * @param now what the keys and signatures must be valid at
     * @throws UntrustedTextException if none does; it says of each signature why
     */
    public void verify(SignedText text, Instant now) {
        List<String> reasons = new ArrayList<>();
        for (PGPSignature signature : signatures(text)) {
            String reason = reasonAgainst(new SignatureCheck(signature, text, now));
            if (reason == null) {
                return;
            }
            reasons.add(reason);
        }
        throw new UntrustedTextException(
                reasons.isEmpty()
                        ? "it has no signature"
                        : "none of its signatures holds: " + String.join("; ", reasons));
    }

    /** Two keys may have one id: each is tried. */
    private @Nullable String reasonAgainst(SignatureCheck check) {
        String reason = null;
        for (PGPPublicKeyRing ring : keys) {
            for (PGPPublicKey key : ring) {
                if (check.names(key)) {
                    reason = check.reasonAgainst(ring, key);
                    if (reason == null) {
                        return null;
                    }
                }
            }
        }
        return reason == null ? check.unknownKey() : reason;
    }

    private static List<PGPSignature> signatures(SignedText text) {
        List<PGPSignature> signatures = new ArrayList<>();
        try {
            for (byte[] block : text.signatures()) {
                var packets = LIBRARY.pgpObjectFactory(open(block));
                for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
                    if (!(packet instanceof PGPSignatureList list)) {
                        throw new UntrustedTextException("its signature is something else");
                    }
                    list.forEach(signatures::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof UntrustedTextException known
                    ? known
                    : new UntrustedTextException("its signature cannot be read");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new UntrustedTextException("it has more than " + MOST_SIGNATURES + " signatures");
        }
        return signatures;
    }
}
