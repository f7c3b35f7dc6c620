// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.ownership.OwnerRule;
import java.util.List;
import java.util.Optional;

/**
 * The way in which a package of a lock came to be supplied.
 *
 * @param owner the index that supplies it; empty for a direct URL
 * @param rule why that one
 * @param overlays the overlays that changed what the solver read of it
 * @param verified whether its metadata was held against a hash
 * @param yanked the names of its files that were yanked when it was locked, for a request may pin one
 * @param status the status of the project then
 * @since 0.1.0
 */
public record LockedSupply(
        Optional<IndexId> owner,
        OwnerRule rule,
        LockedOverlays overlays,
        boolean verified,
        List<String> yanked,
        ProjectStatus.State status) {
    /** Copies. */
    @Unpromised
    public LockedSupply {
        yanked = List.copyOf(yanked);
    }
}
