// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.SpecifierSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The overlays that have the say over one row of a page: of each field the one that says most exactly which files it is
 * for. Where two say it equally well, neither has the say, and that is a problem of whoever uses the row.
 *
 * @param byField by field, the one that changes it
 * @param all those that change something, or only expect something, sorted by id
 * @param conflicts the fields that nobody may change
 * @param mayAdd whether an extra may bring something that it did not
 */
public record RowOverlays(
        Map<OverlayField, Overlay> byField,
        List<Overlay> all,
        List<OverlayProblem.Conflict> conflicts,
        boolean mayAdd) {
    /** Copies. */
    public RowOverlays {
        byField = Map.copyOf(byField);
        all = List.copyOf(all);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Lets overlays settle which of them have the say.
     *
     * @param matching those that are for the row, sorted by id
     */
    public static RowOverlays of(List<Overlay> matching, boolean mayAdd) {
        Map<OverlayField, Overlay> byField = new EnumMap<>(OverlayField.class);
        List<OverlayProblem.Conflict> conflicts = new ArrayList<>();
        for (OverlayField field : OverlayField.values()) {
            List<Overlay> best = best(matching, field);
            if (best.size() == 1) {
                byField.put(field, best.get(0));
            } else if (best.size() > 1) {
                conflicts.add(new OverlayProblem.Conflict(
                        best.get(0).id(), best.get(1).id(), Spelling.of(field)));
            }
        }
        List<Overlay> all = matching.stream()
                .filter(overlay -> overlay.fields().isEmpty() || byField.containsValue(overlay))
                .toList();
        return new RowOverlays(byField, all, conflicts, mayAdd);
    }

    private static List<Overlay> best(List<Overlay> matching, OverlayField field) {
        List<Overlay> best = new ArrayList<>();
        for (Overlay overlay : matching) {
            if (!overlay.fields().contains(field)) {
                continue;
            }
            int order = best.isEmpty()
                    ? 0
                    : overlay.scope().precision().compareTo(best.get(0).scope().precision());
            if (order < 0) {
                best.clear();
            }
            if (order <= 0) {
                best.add(overlay);
            }
        }
        return best;
    }

    /** {@return the one that changes a field, if there is one} */
    public Optional<Overlay> on(OverlayField field) {
        return Optional.ofNullable(byField.get(field));
    }

    /** {@return what they make of metadata, without what they make of a yank} */
    public MetadataEdit edit() {
        return new RowEdit(this, Optional.empty());
    }

    /** {@return the one that says whether the row may be used, or null} */
    @Nullable
    Overlay use() {
        return byField.get(OverlayField.USE);
    }

    /** {@return the Requires-Python that counts, where an overlay says it} */
    Optional<SpecifierSet> requiresPython() {
        return on(OverlayField.REQUIRES_PYTHON).flatMap(Overlay::requiresPython);
    }
}
