// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds overlays that cannot be in force together, whatever an index lists: by what they themselves say. */
final class OverlayConflicts {
    private final Set<String> ids = new HashSet<>();

    /** By field, and the file or version that is named. */
    private final Map<List<Object>, List<Overlay>> named = new HashMap<>();

    void check(Collection<Overlay> overlays) {
        for (Overlay overlay : overlays) {
            if (!ids.add(overlay.id())) {
                throw new InvalidOverlayException(overlay.id(), "id", "this id is used twice; ids are unique");
            }
            for (OverlayField field : overlay.fields()) {
                overlay.scope().files().forEach(file -> check(overlay, field, file));
                overlay.scope().pin().ifPresent(version -> check(overlay, field, version));
            }
        }
    }

    private void check(Overlay overlay, OverlayField field, Object what) {
        List<Overlay> others =
                named.computeIfAbsent(List.of(overlay.project(), field, what), key -> new ArrayList<>(1));
        for (Overlay other : others) {
            boolean meet = overlay.index().isEmpty()
                    || other.index().isEmpty()
                    || overlay.index().equals(other.index());
            if (meet) {
                throw new InvalidOverlayException(
                        overlay.id(),
                        overlay.scope().files().isEmpty() ? "versions" : "files",
                        "it changes " + Spelling.of(field) + " of '" + overlay.project() + "' " + what
                                + ", and so does the overlay '" + other.id() + "'; put both into one");
            }
        }
        others.add(overlay);
    }
}
