// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Overlays that are at hand. */
final class ListedOverlays implements OverlayStock {
    private final List<Overlay> overlays;
    private final Map<ProjectName, List<Overlay>> byProject = new HashMap<>();
    private @Nullable String digest;

    ListedOverlays(List<Overlay> overlays) {
        List<Overlay> sorted = new ArrayList<>(overlays);
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparing(Overlay::id));
        }
        this.overlays = List.copyOf(sorted);
        for (Overlay overlay : this.overlays) {
            byProject
                    .computeIfAbsent(overlay.project(), name -> new ArrayList<>(1))
                    .add(overlay);
        }
    }

    @Override
    public boolean isEmpty() {
        return overlays.isEmpty();
    }

    @Override
    public List<Overlay> on(ProjectName project) {
        List<Overlay> found = byProject.get(project);
        return found == null ? List.of() : found;
    }

    @Override
    public List<Overlay> all() {
        return overlays;
    }

    @Override
    public OverlayNeeds needs() {
        return OverlayNeeds.of(overlays);
    }

    @Override
    public String digest() {
        String made = digest;
        if (made == null) {
            made = makeDigest();
            digest = made;
        }
        return made;
    }

    private String makeDigest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("overlay-digest 1\n".getBytes(StandardCharsets.UTF_8));
            for (Overlay overlay : overlays) {
                sha256.update("[[overlay]]\n".getBytes(StandardCharsets.UTF_8));
                sha256.update(overlay.text().getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }
}
