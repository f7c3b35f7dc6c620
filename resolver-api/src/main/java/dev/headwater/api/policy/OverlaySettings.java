// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.List;

/**
 * What overlays may do, and whose are believed.
 *
 * @param trustedKeys if any, only sets signed by one of these keys are believed
 * @param mayAdd whether an overlay may add a dependency
 * @param mayUnyank whether an overlay may take a yank back
 */
public record OverlaySettings(List<String> trustedKeys, boolean mayAdd, boolean mayUnyank) {
    /** No power, no keys. */
    public static final OverlaySettings NONE = new OverlaySettings(List.of(), false, false);

    /** Copies. */
    public OverlaySettings {
        trustedKeys = List.copyOf(trustedKeys);
    }
}
