// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.review.OverlayPower;
import dev.headwater.core.overlay.RowOverlays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the powers that an overlay needs, whether or not the policy grants them. */
final class Powers {
    private Powers() {}

    /**
     * {@return the powers}
     *
     * @param rows what it is for: whether an extra brings more than it did is told by what is published
     */
    static Set<OverlayPower> needed(Overlay overlay, List<ReviewedRow> rows) {
        Set<OverlayPower> needed = EnumSet.noneOf(OverlayPower.class);
        if (overlay.adding().isPresent() || rows.stream().anyMatch(row -> isAdding(overlay, row))) {
            needed.add(OverlayPower.MAY_ADD);
        }
        if (overlay.isUnyanking()) {
            needed.add(OverlayPower.MAY_UNYANK);
        }
        return needed;
    }

    private static boolean isAdding(Overlay overlay, ReviewedRow row) {
        RowOverlays withoutPower =
                new RowOverlays(row.on().byField(), row.on().all(), row.on().conflicts(), false);
        return row.found().stream()
                .flatMap(found -> withoutPower.edit().problems(found.effective()).stream())
                .anyMatch(problem -> problem instanceof OverlayProblem.Adding adding
                        && adding.overlay().equals(overlay.id()));
    }
}
