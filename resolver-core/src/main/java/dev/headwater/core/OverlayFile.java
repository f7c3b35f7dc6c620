// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.OverlayDocument;
import dev.headwater.core.file.OverlayWriter;
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
 */
public final class OverlayFile {
    private OverlayFile() {}

    /**
     * Reads an overlay file.
     *
     * @throws InvalidOverlayFileException for the first fault, with its line and key
     */
    public static OverlaySet load(Path file) {
        try {
            return new OverlayDocument().read(file).set();
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
            return new OverlayDocument().read(file).within(policy);
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
            return new OverlayDocument().parse(text, file).set();
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
