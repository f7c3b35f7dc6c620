// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.envelope.InvalidKeyFileException;
import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.envelope.SigningKeys;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.OverlayDocument;
import dev.headwater.core.file.SetText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An overlay file as its operator sees it: who signed it, what it says of itself, and its overlays.
 *
 * <pre>{@code
 * SetFile set = SetFile.read(Path.of("hotfixes.toml"));
 * byte[] signed = set.with(set.head().withSerial(7).withExpires(end)).sign(pem);
 * }</pre>
 *
 * <p>Nothing is refused here for who signed it, or for its age; {@link PolicyFile} does that. Immutable.
 *
 * @since 0.1.0
 */
public final class SetFile {
    private final Path file;
    private final SignedFile envelope;
    private final SetText text;
    private final OverlaySet overlays;

    private SetFile(Path file, SignedFile envelope, SetText text) {
        this.file = file;
        this.envelope = envelope;
        this.text = text;
        this.overlays = OverlayDocument.unchecked().add(text, file).set();
    }

    /**
     * Reads a file, signed or not.
     *
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static SetFile read(Path file) {
        return of(file, () -> SetText.open(file));
    }

    /**
     * Reads the bytes of a file, signed or not.
     *
     * @param file where they stand or would stand: for messages
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static SetFile parse(byte[] bytes, Path file) {
        return of(file, () -> SignedFile.of(bytes));
    }

    private static SetFile of(Path file, Supplier<SignedFile> reader) {
        try {
            SignedFile envelope = reader.get();
            return new SetFile(file, envelope, SetText.of(envelope));
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(file, e);
        }
    }

    /** {@return the overlays} */
    public OverlaySet overlays() {
        return overlays;
    }

    /** {@return what it says of itself} */
    public SetHead head() {
        return text.head();
    }

    /** {@return whether there is a signature, by whomever} */
    public boolean hasSignature() {
        return envelope.hasSignature();
    }

    /** {@return whether both say the same to the letter, whoever signed them} */
    public boolean isSameContent(SetFile other) {
        return Arrays.equals(envelope.content(), other.envelope.content());
    }

    /** {@return the first of some keys that signed it} */
    public Optional<TrustedKey> signer(List<TrustedKey> keys) {
        return keys.stream()
                .filter(key -> envelope.isSignedBy(List.of(key.key())))
                .findFirst();
    }

    /**
     * {@return this, not signed, with something else said of itself; all other lines stay as they are}
     *
     * @throws InvalidOverlayFileException if what is said of itself now takes more than a line each
     */
    public SetFile with(SetHead head) {
        try {
            SetText changed = text.with(head);
            return new SetFile(file, SignedFile.of(bytes(changed)), changed);
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(file, e);
        }
    }

    /**
     * {@return the bytes with a signature before them, in place of one that is there; the same for the same key}
     *
     * @param pem the text of a file with a private Ed25519 key, {@code BEGIN PRIVATE KEY}
     * @throws IllegalArgumentException if it has no such key; what it has is not repeated
     */
    public byte[] sign(String pem) {
        try {
            return SignedFile.sign(bytes(text), SigningKeys.privateKey(pem));
        } catch (InvalidKeyFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("has a key that does not sign", e);
        }
    }

    private static byte[] bytes(SetText text) {
        return text.text().getBytes(StandardCharsets.UTF_8);
    }
}
