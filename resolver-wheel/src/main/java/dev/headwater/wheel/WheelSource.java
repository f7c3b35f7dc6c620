// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.IndexId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A wheel, and what is known of where it came from: on that depends which overlays are for it.
 *
 * @param file the wheel, under the name that it is listed by
 * @param index the index that supplies it; without, only overlays for any index are for it
 * @param uploaded when it was uploaded; without, an overlay for what was uploaded before some time is not for it
 * @since 0.1.0
 */
public record WheelSource(Path file, Optional<IndexId> index, Optional<Instant> uploaded) {
    /** {@return a wheel of which no more is known} */
    public static WheelSource of(Path file) {
        return new WheelSource(file, Optional.empty(), Optional.empty());
    }

    /** {@return the same as a file of an index} */
    public WheelSource suppliedBy(IndexId id) {
        return new WheelSource(file, Optional.of(id), uploaded);
    }

    /** {@return the same, uploaded at a time} */
    public WheelSource uploadedAt(Instant time) {
        return new WheelSource(file, index, Optional.of(time));
    }
}
