// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.hotfix.HotfixOverlays.ByHand;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;

/** Makes one overlay of the hotfixes of each release, beside the overlays that are in force. */
final class OverlayMaker {
    private final OverlaySet said;
    private final IndexId index;
    private final String suffix;
    private final List<Overlay> made = new ArrayList<>();
    private final List<ByHand> byHand = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param said the overlays in force
     * @param index the index that the overlays are for
     * @param suffix what their ids end with
     */
    OverlayMaker(OverlaySet said, IndexId index, String suffix) {
        this.said = said;
        this.index = index;
        this.suffix = suffix;
    }

    /**
     * What is to become of a release.
     *
     * @param project the project
     * @param version the release
     * @param reason why
     * @param hotfixes what does not hold of what it requires
     * @param additions what it requires besides
     * @param expected what must be there where nothing else of the overlay must
     */
    record Wanted(
            ProjectName project,
            Version version,
            String reason,
            List<Hotfix> hotfixes,
            List<Requirement> additions,
            List<Requirement> expected) {}

    /** Makes the overlay of a release. */
    void add(Wanted wanted) {
        String release = wanted.project() + " " + wanted.version();
        try {
            Overlay overlay = overlay(wanted);
            List<String> inTheWay = said.on(wanted.project()).stream()
                    .filter(other -> stands(other, overlay))
                    .map(Overlay::id)
                    .toList();
            if (inTheWay.isEmpty()) {
                made.add(overlay);
            } else {
                byHand.add(new ByHand(release, inTheWay));
            }
        } catch (InvalidOverlayException e) {
            // What a release requires may be more than an overlay can say.
            byHand.add(new ByHand(release, List.of()));
        }
    }

    private Overlay overlay(Wanted wanted) {
        Overlay.Builder overlay = Overlay.builder(id(wanted), wanted.project())
                .reason(wanted.reason())
                .index(index)
                .scope(OverlayScope.version(wanted.version()));
        for (Hotfix hotfix : wanted.hotfixes()) {
            Requirement published = hotfix.published().requirement();
            hotfix.instead()
                    .ifPresentOrElse(instead -> overlay.replace(published, instead), () -> overlay.remove(published));
        }
        wanted.additions().forEach(overlay::add);
        // What other overlays made of the metadata is not published.
        if (wanted.hotfixes().isEmpty() && said.on(wanted.project()).isEmpty()) {
            wanted.expected().forEach(overlay::expect);
        }
        return overlay.build();
    }

    /** A version may have characters that no id has: a local part or an epoch. */
    private String id(Wanted wanted) {
        String version = wanted.version().toString().replace('+', '-').replace('!', '-');
        return wanted.project() + "-" + version + "-" + suffix;
    }

    private static boolean stands(Overlay other, Overlay overlay) {
        try {
            return OverlaySet.of(List.of(other, overlay)).isEmpty();
        } catch (InvalidOverlayException e) {
            return true;
        }
    }

    /** {@return what was made, in the order of the releases} */
    HotfixOverlays all() {
        return new HotfixOverlays(made, byHand);
    }
}
