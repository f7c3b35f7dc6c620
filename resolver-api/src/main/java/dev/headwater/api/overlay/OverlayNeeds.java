// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.index.IndexId;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a set of overlays needs of a policy.
 *
 * @param indexes the indexes that they name, sorted
 * @param adds whether one {@linkplain Overlay#adding() adds a dependency}
 * @param unyanks whether one {@linkplain Overlay#isUnyanking() makes a yanked file usable}
 * @since 0.1.0
 */
public record OverlayNeeds(NavigableSet<IndexId> indexes, boolean adds, boolean unyanks) {
    /** Keeps the indexes sorted. */
    public OverlayNeeds {
        indexes = Collections.unmodifiableNavigableSet(new TreeSet<>(indexes));
    }

    static OverlayNeeds of(Collection<Overlay> overlays) {
        NavigableSet<IndexId> indexes = new TreeSet<>();
        boolean adds = false;
        boolean unyanks = false;
        for (Overlay overlay : overlays) {
            overlay.index().ifPresent(indexes::add);
            adds |= overlay.adding().isPresent();
            unyanks |= overlay.isUnyanking();
        }
        return new OverlayNeeds(indexes, adds, unyanks);
    }
}
