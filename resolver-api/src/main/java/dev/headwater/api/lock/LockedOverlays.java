// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import java.util.List;
import java.util.Optional;

/**
 * The overlays that changed what was read of a locked package.
 *
 * @param ids their ids
 * @param digest the digest of what they say: {@code sha256:…}; empty where a lock does not have it
 * @param publishedSha256 the SHA-256 of the metadata as published, where they changed it
 * @since 0.1.0
 */
public record LockedOverlays(List<String> ids, Optional<String> digest, Optional<String> publishedSha256) {
    /** No overlays. */
    public static final LockedOverlays NONE = new LockedOverlays(List.of(), Optional.empty(), Optional.empty());

    /** Copies. */
    public LockedOverlays {
        ids = List.copyOf(ids);
    }
}
