// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import java.util.Optional;

/**
 * What becomes of one value of a field of a file.
 *
 * @param field the metadata field, {@code Requires-Dist}; or {@link #USE}
 * @param before the value before; empty where there was none
 * @param after the value after; empty where there is none
 * @param overlay the overlay that makes the difference, by its id
 * @since 0.1.0
 */
public record FieldChange(String field, Optional<String> before, Optional<String> after, String overlay) {
    /** Whether a file may be used: {@code withdrawn}, {@code yanked}, with the reason behind a colon. */
    public static final String USE = "Use";
}
