// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.version.Version;
import java.nio.file.Path;
import java.util.List;

/**
 * A wheel that was made a post-release.
 *
 * @param file the new wheel
 * @param sha256 its SHA-256, in hexadecimal digits
 * @param version its version
 * @param former the version of the wheel that it was made of, which its code may still name
 * @param changes what overlays made other in its metadata, in order
 * @param dropped the signatures of the former RECORD, which are not in it
 * @since 0.1.0
 */
public record Republished(
        Path file, String sha256, Version version, Version former, List<MetadataChange> changes, List<String> dropped) {
    /** Copies. */
    @Unpromised
    public Republished {
        changes = List.copyOf(changes);
        dropped = List.copyOf(dropped);
    }
}
