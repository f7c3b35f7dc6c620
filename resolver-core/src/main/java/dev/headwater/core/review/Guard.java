// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.core.overlay.RequirementLines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an overlay should expect whose changes would be made of any metadata: additions and extras. A replacement and a
 * removal guard themselves, and files that are named by their hashes are always the same.
 */
final class Guard {
    /** More say no more: it is enough that one of them is gone. */
    private static final int MOST = 3;

    private Guard() {}

    /** {@return the requirements to expect, which all rows have; none where nothing is to be guarded, or by nothing} */
    static List<String> of(Overlay overlay, List<ReviewedRow> rows) {
        boolean isOpen = overlay.required().isEmpty()
                && overlay.scope().precision() != OverlayScope.Precision.FILES
                && !(overlay.add().isEmpty() && overlay.extras().isEmpty());
        List<RequirementLines> read = rows.stream()
                .flatMap(row -> row.found().stream())
                .map(MetadataAnswer.Found::effective)
                .map(RequirementLines::of)
                .toList();
        if (!isOpen || read.isEmpty()) {
            return List.of();
        }
        Set<Requirement> common = new LinkedHashSet<>(read.get(0).readable());
        read.forEach(lines -> common.retainAll(lines.readable()));
        common.removeIf(requirement -> requirement.url().isPresent());
        Set<Requirement> close = new LinkedHashSet<>();
        overlay.extras().keySet().forEach(extra -> close.addAll(read.get(0).ofExtra(extra)));
        close.retainAll(common);
        if (close.isEmpty()) {
            common.stream()
                    .filter(one -> one.marker().filter(Marker::mentionsExtra).isEmpty())
                    .forEach(close::add);
        }
        return close.stream().limit(MOST).map(Requirement::toString).toList();
    }
}
