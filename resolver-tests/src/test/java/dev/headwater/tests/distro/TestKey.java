// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A key that a test makes, and what it signs. */
final class TestKey {
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    static final int SHA256 = HashAlgorithmTags.SHA256;
    static final int SHA1 = HashAlgorithmTags.SHA1;
    static final int MD5 = HashAlgorithmTags.MD5;
    static final int TEXT = PGPSignature.CANONICAL_TEXT_DOCUMENT;
    static final int BINARY = PGPSignature.BINARY_DOCUMENT;

    private static final int CERTIFIES = KeyFlags.CERTIFY_OTHER;
    private static final int SIGNS = KeyFlags.SIGN_DATA;

    private final PGPKeyPair primary;
    private final PGPKeyPair signer;
    private final PGPPublicKeyRing ring;

    private TestKey(PGPKeyPair primary, PGPKeyPair signer, PGPPublicKeyRing ring) {
        this.primary = primary;
        this.signer = signer;
        this.ring = ring;
    }

    /** {@return a key that signs itself} */
    static TestKey make() {
        return make(SHA256, Duration.ZERO);
    }

    /** {@return a key whose own signature has a hash, and which expires so long after it was made, if not zero} */
    static TestKey make(int hash, Duration life) {
        PGPKeyPair primary = pair();
        return new TestKey(
                primary,
                primary,
                generator(primary, hash, CERTIFIES | SIGNS, life).generatePublicKeyRing());
    }

    /** {@return a key that may certify only} */
    static TestKey makeWithoutSigning() {
        PGPKeyPair primary = pair();
        PGPKeyRingGenerator generator = generator(primary, SHA256, CERTIFIES, Duration.ZERO);
        return new TestKey(primary, primary, generator.generatePublicKeyRing());
    }

    /** {@return a key whose sub-key signs, which vouches for the primary key in turn} */
    static TestKey makeWithSubKey() {
        return withSubKey(true);
    }

    /** {@return a key with a sub-key that does not say that it belongs there: anybody can claim anybody's key so} */
    static TestKey makeWithStolenSubKey() {
        return withSubKey(false);
    }

    private static TestKey withSubKey(boolean vouches) {
        try {
            PGPKeyPair primary = pair();
            PGPKeyPair sub = pair();
            PGPKeyRingGenerator generator = generator(primary, SHA256, CERTIFIES, Duration.ZERO);
            PGPSignatureSubpacketGenerator packets = packets(MADE, SIGNS, Duration.ZERO);
            if (vouches) {
                packets.addEmbeddedSignature(true, backSignature(primary, sub));
            }
            generator.addSubKey(sub, packets.generate(), null);
            return new TestKey(primary, sub, generator.generatePublicKeyRing());
        } catch (PGPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGPSignature backSignature(PGPKeyPair primary, PGPKeyPair sub) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(builder(SHA256), sub.getPublicKey());
        generator.init(PGPSignature.PRIMARYKEY_BINDING, sub.getPrivateKey());
        PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
        packets.setSignatureCreationTime(Date.from(MADE));
        generator.setHashedSubpackets(packets.generate());
        return generator.generateCertification(primary.getPublicKey(), sub.getPublicKey());
    }

    private static PGPKeyPair pair() {
        try {
            Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
            generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
            return new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    generator.generateKeyPair(),
                    Date.from(MADE));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGPKeyRingGenerator generator(PGPKeyPair primary, int hash, int flags, Duration life) {
        try {
            return new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    primary,
                    "Archive <archive@example.org>",
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    packets(MADE, flags, life).generate(),
                    null,
                    builder(hash),
                    null);
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGPSignatureSubpacketGenerator packets(Instant made, int flags, Duration life) {
        PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
        packets.setSignatureCreationTime(Date.from(made));
        packets.setKeyFlags(true, flags);
        if (!life.isZero()) {
            packets.setKeyExpirationTime(life.toSeconds());
        }
        return packets;
    }

    private static PGPContentSignerBuilder builder(int hash) {
        return new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, hash);
    }

    /** {@return the same key, revoked at a time by itself} */
    TestKey revokedAt(Instant time) {
        try {
            PGPPublicKey key = primary.getPublicKey();
            PGPSignatureGenerator generator = new PGPSignatureGenerator(builder(SHA256), key);
            generator.init(PGPSignature.KEY_REVOCATION, primary.getPrivateKey());
            PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
            packets.setSignatureCreationTime(Date.from(time));
            generator.setHashedSubpackets(packets.generate());
            PGPPublicKey revoked =
                    PGPPublicKey.addCertification(ring.getPublicKey(), generator.generateCertification(key));
            return new TestKey(primary, signer, PGPPublicKeyRing.insertPublicKey(ring, revoked));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] publicKey() {
        try {
            return ring.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] armoredPublicKey() {
        return armored(publicKey());
    }

    /** {@return one signature, not armored} */
    byte[] signature(byte[] signed, int type, int hash, Instant made, Duration life) {
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(builder(hash), signer.getPublicKey());
            generator.init(type, signer.getPrivateKey());
            PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
            packets.setSignatureCreationTime(Date.from(made));
            packets.setIssuerFingerprint(false, signer.getPublicKey());
            if (!life.isZero()) {
                packets.setSignatureExpirationTime(life.toSeconds());
            }
            generator.setHashedSubpackets(packets.generate());
            generator.update(signed);
            return generator.generate().getEncoded();
        } catch (PGPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return one signature of a file of its own} */
    byte[] detached(byte[] text, Instant made) {
        return signature(text, BINARY, SHA256, made, Duration.ZERO);
    }

    /** {@return a text with its signature in the cleartext form} */
    byte[] clearSigned(String text, Instant made) {
        return clearSigned(text, List.of(clearSignature(text, SHA256, made)));
    }

    /** {@return the signature of a text in the cleartext form} */
    byte[] clearSignature(String text, int hash, Instant made) {
        return signature(canonical(text), TEXT, hash, made, Duration.ZERO);
    }

    /** {@return a text in the cleartext form, with what is to be its signatures} */
    static byte[] clearSigned(String text, List<byte[]> signatures) {
        StringBuilder escaped = new StringBuilder("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n");
        text.lines()
                .forEach(line -> escaped.append(line.startsWith("-") ? "- " : "")
                        .append(line)
                        .append('\n'));
        return concat(
                escaped.toString().getBytes(StandardCharsets.UTF_8),
                armored(concat(signatures.toArray(byte[][]::new))));
    }

    static byte[] canonical(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(line.stripTrailing()));
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] armored(byte[] packets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream out = new ArmoredOutputStream(bytes)) {
            out.write(packets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
