// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.KeyReader;
import dev.headwater.core.file.OverlayDocument;
import dev.headwater.core.file.OverlayWriter;
import dev.headwater.core.file.SetCheck;
import java.nio.file.Path;
import java.util.List;

/**
 * An overlay file: a TOML file with one {@code [[overlay]]} for each correction of published metadata.
 *
 * <pre>{@code
 * OverlaySet overlays = OverlayFile.load(Path.of("hotfixes.toml"));
 * String text = OverlayFile.text(overlays.asList());
 * }</pre>
 *
 * <p>{@code docs/overlays.md} describes every key. {@link PolicyFile} reads those that a policy names.
 *
 * @since 0.1.0
 */
public final class OverlayFile {
    private OverlayFile() {}

    /**
     * Reads an overlay file. Whoever wrote it is believed: a signature is not looked at, nor what the file says of
     * itself.
     *
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static OverlaySet load(Path file) {
        return read(OverlayDocument.unchecked(), file);
    }

    /**
     * Reads an overlay file that one of the given keys must have signed, that must not have expired, and of which no
     * newer one was seen before; its serial is kept.
     *
     * @param keys at least one
     * @param guard tells the time and keeps the serials
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static OverlaySet load(Path file, List<TrustedKey> keys, OverlayGuard guard) {
        return read(OverlayDocument.checked(new SetCheck(keys, guard)), file);
    }

    /**
     * Reads the public keys of a file in PEM.
     *
     * @throws InvalidOverlayFileException if it has none, or another one than of Ed25519
     */
    public static List<TrustedKey> keys(Path pem) {
        try {
            return KeyReader.read(pem);
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(pem, e);
        }
    }

    private static OverlaySet read(OverlayDocument document, Path file) {
        try {
            return document.read(file).set();
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(file, e);
        }
    }

    /**
     * {@return a policy with the overlays of a file beside its own} One with the id of one of the policy takes its
     * place.
     *
     * @throws InvalidOverlayFileException for the first fault, with its line and key; also where overlays contradict
     *     one another, and where the policy refuses one
     */
    public static IndexPolicy load(Path file, IndexPolicy policy) {
        try {
            return OverlayDocument.unchecked().read(file).within(policy);
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(file, e);
        }
    }

    /**
     * Reads the text of an overlay file.
     *
     * @param file where the text stands or would stand: for messages
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static OverlaySet parse(String text, Path file) {
        try {
            return OverlayDocument.unchecked().parse(text, file).set();
        } catch (FileFault e) {
            throw new InvalidOverlayFileException(file, e);
        }
    }

    /**
     * {@return the text of an overlay file that says these overlays, in this order: each a ready {@code [[overlay]]}} A
     * file that is read and written again says the same, and equal overlays are the same text.
     */
    public static String text(List<Overlay> overlays) {
        return OverlayWriter.of(overlays);
    }
}
