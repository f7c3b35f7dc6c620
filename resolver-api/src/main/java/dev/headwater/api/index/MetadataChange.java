// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * One change between metadata as it was published and as it is used.
 *
 * @param overlay the id of the overlay that makes it
 * @param field the metadata field that it changes: {@code Requires-Dist}; or {@link #YANKED}
 * @param published the value as published; empty for one that was added
 * @param effective the value as used; empty for one that was removed
 * @since 0.1.0
 */
public record MetadataChange(String overlay, String field, Optional<String> published, Optional<String> effective) {
    /** What a page says of a file beside its metadata, with the reason as its value, which may be empty. */
    public static final String YANKED = "Yanked";
}
