// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A key that signs release files of scenarios. It is made of a word, so it is the same each time and guards nothing.
 */
final class SigningKey {
    /** Before the date of every release file. */
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private final PGPKeyPair pair;
    private final PGPPublicKeyRing ring;

    private SigningKey(PGPKeyPair pair, PGPPublicKeyRing ring) {
        this.pair = pair;
        this.ring = ring;
    }

    /** {@return the key that is made of a word} */
    static SigningKey of(String word) {
        return of(word, Duration.ZERO);
    }

    /** {@return the key that is made of a word, and is good for so long} */
    static SigningKey of(String word, Duration life) {
        try {
            Ed25519PrivateKeyParameters secret = secret(word);
            PGPKeyPair pair = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret),
                    Date.from(MADE));
            PGPSignatureSubpacketGenerator packets = packets(MADE);
            packets.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
            if (!life.isZero()) {
                packets.setKeyExpirationTime(life.toSeconds());
            }
            PGPKeyRingGenerator generator = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    pair,
                    word + " <" + word + "@example.org>",
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    packets.generate(),
                    null,
                    signer(),
                    null);
            return new SigningKey(pair, generator.generatePublicKeyRing());
        } catch (PGPException e) {
            throw new IllegalStateException("an Ed25519 key can be made of any 32 bytes", e);
        }
    }

    /** {@return the same key with the word of its own that it is good no more, from a time on} */
    SigningKey revokedAt(Instant time) {
        try {
            PGPPublicKey key = pair.getPublicKey();
            PGPSignatureGenerator generator = generator(PGPSignature.KEY_REVOCATION, time);
            PGPPublicKey revoked =
                    PGPPublicKey.addCertification(ring.getPublicKey(), generator.generateCertification(key));
            return new SigningKey(pair, PGPPublicKeyRing.insertPublicKey(ring, revoked));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGPSignatureSubpacketGenerator packets(Instant made) {
        PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
        packets.setSignatureCreationTime(Date.from(made));
        return packets;
    }

    private static BcPGPContentSignerBuilder signer() {
        return new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA256);
    }

    private PGPSignatureGenerator generator(int type, Instant made) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(signer(), pair.getPublicKey());
        generator.init(type, pair.getPrivateKey());
        PGPSignatureSubpacketGenerator packets = packets(made);
        packets.setIssuerFingerprint(false, pair.getPublicKey());
        generator.setHashedSubpackets(packets.generate());
        return generator;
    }

    /** {@return the secret that is made of a word} */
    static Ed25519PrivateKeyParameters secret(String word) {
        return new Ed25519PrivateKeyParameters(digest(word));
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return what a policy names to know its signatures by} */
    byte[] publicKey() {
        try {
            return ring.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    /** {@return a text of which no line begins with a hyphen, with its signature below it} */
    byte[] clearSigned(String text, Instant made) {
        List<String> lines = text.lines().toList();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(utf8("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"));
        signed.writeBytes(utf8(lines.stream().map(line -> line + "\n").collect(Collectors.joining())));
        try (ArmoredOutputStream armor = new ArmoredOutputStream(signed)) {
            PGPSignatureGenerator generator = generator(PGPSignature.CANONICAL_TEXT_DOCUMENT, made);
            // What is signed has its lines apart as in mail, and no end of the last one.
            generator.update(utf8(String.join("\r\n", lines)));
            armor.write(generator.generate().getEncoded());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return signed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
