// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.hotfix;

import dev.headwater.api.overlay.Overlay;
import java.util.List;

/**
 * The overlays that make hotfixes, one of each release.
 *
 * @param overlays the overlays, by project and version
 * @param byHand those that cannot be written
 * @since 0.1.0
 */
public record HotfixOverlays(List<Overlay> overlays, List<ByHand> byHand) {
    /** Copies. */
    public HotfixOverlays {
        overlays = List.copyOf(overlays);
        byHand = List.copyOf(byHand);
    }

    /**
     * A release whose overlay cannot be written beside those in force.
     *
     * @param release project and version
     * @param overlays the ids of the overlays that change what it requires already; none where what it requires is more
     *     than an overlay can say
     */
    public record ByHand(String release, List<String> overlays) {
        /** Copies. */
        public ByHand {
            overlays = List.copyOf(overlays);
        }
    }
}
