// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPSignature;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.jspecify.annotations.Nullable;

/**
 * Whether one signature of a text holds at a time.
 *
 * @param signature as it was read
 * @param text what it is to sign
 * @param now the time
 */
record SignatureCheck(PGPSignature signature, SignedText text, Instant now) {
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final int FIRST_WITH_SUBPACKETS = 4;

    boolean names(PGPPublicKey key) {
        return signature.getKeyIdentifiers().stream().anyMatch(id -> id.matchesExplicit(key.getKeyIdentifier()));
    }

    /** {@return why it does not hold, no key of that id being among those that are named} */
    String unknownKey() {
        KeyIdentifier key = OpenPGPSignature.getMostExpressiveIdentifier(signature.getKeyIdentifiers());
        return key == null
                ? "one of a key that it does not name"
                : "one of key " + id(key) + ", which is not among those named";
    }

    private static String id(KeyIdentifier key) {
        return String.format(Locale.ROOT, "%016X", key.getKeyId());
    }

    /** {@return why it does not hold as that of a key; null if it does} */
    @Nullable
    String reasonAgainst(PGPPublicKeyRing ring, PGPPublicKey named) {
        String whose = "one of key " + id(named.getKeyIdentifier());
        try {
            OpenPGPComponentKey key =
                    new OpenPGPCertificate(ring, Keyring.LIBRARY, Keyring.RULES).getKey(named.getKeyIdentifier());
            String reason = reasonAgainstKey(key);
            if (reason == null) {
                reason = reasonAgainstSignature(key);
            }
            return reason == null ? null : whose + ", " + reason;
        } catch (PGPException | RuntimeException e) {
            // What the library finds wrong with packets it throws, as one or the other.
            return whose + ", which is not made as signatures are";
        }
    }

    private @Nullable String reasonAgainstKey(OpenPGPComponentKey key) {
        Date date = Date.from(now);
        OpenPGPComponentKey primary = key.getCertificate().getPrimaryKey();
        if (primary.getRevocation(date) != null || key.getRevocation(date) != null) {
            return "which is revoked";
        }
        for (OpenPGPComponentKey part : new OpenPGPComponentKey[] {primary, key}) {
            Date end = part.getKeyExpirationDateAt(date);
            if (end != null && !now.isBefore(end.toInstant())) {
                return "which expired at " + end.toInstant();
            }
        }
        boolean maySign = primary.isBoundAt(date) && key.isBoundAt(date) && key.isSigningKey(date);
        return maySign ? null : "which may not sign";
    }

    private @Nullable String reasonAgainstSignature(OpenPGPComponentKey key) throws PGPException {
        boolean clear = text.form() == SignedText.Form.CLEAR;
        int type = signature.getSignatureType();
        boolean fitsForm =
                type == PGPSignature.CANONICAL_TEXT_DOCUMENT || (!clear && type == PGPSignature.BINARY_DOCUMENT);
        if (signature.getVersion() < FIRST_WITH_SUBPACKETS || !fitsForm) {
            return "of a kind that is none of such a text";
        }
        if (!Keyring.RULES.hasAcceptableDocumentSignatureHashAlgorithm(signature)) {
            return "made with a hash that is too weak";
        }
        OpenPGPDocumentSignature document = new OpenPGPDocumentSignature(signature, key);
        Instant made = document.getCreationTime().toInstant();
        if (made.isAfter(now.plus(AHEAD))) {
            return "made at " + made + ", in the future";
        }
        Date end = document.getExpirationTime();
        if (end != null && !now.isBefore(end.toInstant())) {
            return "valid until " + end.toInstant();
        }
        return fits(document, key) ? null : "which does not fit the text";
    }

    private boolean fits(OpenPGPDocumentSignature document, OpenPGPComponentKey key) throws PGPException {
        signature.init(Keyring.LIBRARY.pgpContentVerifierBuilderProvider(), key.getPGPPublicKey());
        signature.update(text.signed());
        return document.verify() && document.isValidAt(Date.from(now), Keyring.RULES);
    }
}
