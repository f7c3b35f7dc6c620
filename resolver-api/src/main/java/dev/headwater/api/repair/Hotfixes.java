// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hotfixes as the overlays that make them, one of each release, since two would both change its requirements.
 *
 * @since 0.1.0
 */
public final class Hotfixes {
    private Hotfixes() {}

    private record Release(ProjectName name, Version version) {}

    /**
     * {@return the overlays that changes need, in the order of the changes} Other changes than hotfixes need none.
     * Where a release has an overlay that changes what it requires, it is that one with the changes, to stand in its
     * place.
     *
     * @throws dev.headwater.api.overlay.InvalidOverlayException if an overlay cannot say it
     */
    public static List<Overlay> of(List<Change> changes) {
        Map<Release, List<Change.Widen>> releases = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Widen widen) {
                releases.computeIfAbsent(new Release(widen.name(), widen.version()), key -> new ArrayList<>())
                        .add(widen);
            }
        }
        return releases.entrySet().stream()
                .map(release -> overlay(release.getKey(), release.getValue()))
                .toList();
    }

    private static Overlay overlay(Release release, List<Change.Widen> widened) {
        return widened.get(0)
                .said()
                .map(said -> ChangedOverlay.of(said, widened))
                .orElseGet(() -> made(release, widened));
    }

    private static Overlay made(Release release, List<Change.Widen> widened) {
        Overlay.Builder overlay = Overlay.builder(id(release), release.name())
                .reason(widened.stream()
                        .map(one -> one.required() + " " + one.offered())
                        .collect(Collectors.joining(
                                " and ", "lets it take ", "; that resolves, and nobody has tested it")))
                .index(widened.get(0).index())
                .scope(OverlayScope.version(release.version()));
        for (Change.Widen one : widened) {
            for (int i = 0; i < one.before().size(); i++) {
                overlay.replace(one.before().get(i), one.after().get(i));
            }
        }
        return overlay.build();
    }

    /** A version may have characters that no id has: a local part or an epoch. */
    private static String id(Release release) {
        String version = release.version().toString().replace('+', '-').replace('!', '-');
        return release.name() + "-" + version + "-repair";
    }
}
