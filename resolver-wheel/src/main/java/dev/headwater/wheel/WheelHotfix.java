// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.Unpromised;
import java.util.List;

/**
 * What {@code headwater-hotfix.json} in a rewritten wheel says: of which wheel it was made, and by what.
 *
 * @param filename the name of the wheel that it was made of
 * @param sha256 the SHA-256 of that wheel, in hexadecimal digits
 * @param publishedSha256 the SHA-256 of its METADATA
 * @param effectiveSha256 the SHA-256 of the METADATA that the overlays made of it
 * @param overlays the ids of the overlays that have the say over it, sorted
 * @param digest {@code sha256:} and the digest of what these overlays say
 * @since 0.1.0
 */
public record WheelHotfix(
        String filename,
        String sha256,
        String publishedSha256,
        String effectiveSha256,
        List<String> overlays,
        String digest) {
    /** Its name in the dist-info folder. */
    public static final String FILE = "headwater-hotfix.json";

    /** Copies. */
    @Unpromised
    public WheelHotfix {
        overlays = List.copyOf(overlays);
    }

    /** {@return the file} */
    public String json() {
        return WheelHotfixJson.text(this);
    }
}
