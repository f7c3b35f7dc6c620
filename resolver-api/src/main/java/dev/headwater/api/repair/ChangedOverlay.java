// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An overlay that says the same as one in force, and wider bounds with it. */
final class ChangedOverlay {
    private final Overlay said;
    private final Map<Requirement, Requirement> wider = new LinkedHashMap<>();

    private ChangedOverlay(Overlay said, List<Change.Widen> widened) {
        this.said = said;
        for (Change.Widen one : widened) {
            for (int i = 0; i < one.before().size(); i++) {
                wider.put(one.before().get(i), one.after().get(i));
            }
        }
    }

    /**
     * Makes it.
     *
     * @throws dev.headwater.api.overlay.InvalidOverlayException if nothing would be left of it
     */
    static Overlay of(Overlay said, List<Change.Widen> widened) {
        return new ChangedOverlay(said, widened).made();
    }

    private Overlay made() {
        Map<Requirement, Requirement> published = new LinkedHashMap<>(wider);
        Overlay.Builder overlay =
                Overlay.builder(said.id(), said.project()).reason(said.reason()).scope(said.scope());
        said.index().ifPresent(overlay::index);
        said.expect().forEach(overlay::expect);
        for (Replacement one : said.replace()) {
            Requirement to = wider.getOrDefault(one.changed(), one.changed());
            published.remove(one.changed());
            if (!to.equals(one.old())) {
                overlay.replace(one.old(), to);
            }
        }
        for (Requirement one : said.add()) {
            overlay.add(wider.getOrDefault(one, one));
            published.remove(one);
        }
        published.forEach(overlay::replace);
        said.remove().forEach(overlay::remove);
        said.extras().forEach(overlay::extra);
        said.requiresPython().ifPresent(overlay::requiresPython);
        said.use().ifPresent(overlay::use);
        return overlay.build();
    }
}
