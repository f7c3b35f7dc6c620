// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The overlays that are in force together: ids are unique, and of one field of one file only one has the say.
 *
 * <p>Exact files go before a version, and a version before a range. Two that name the same file, or the same version,
 * and change the same field are refused here; two ranges that meet are found out where a file is in both.
 *
 * <p>Immutable. Sorted by id, so the order in which they were given means nothing.
 */
public final class OverlaySet {
    private static final OverlaySet NONE = new OverlaySet(List.of());

    private final List<Overlay> overlays;
    private final Map<ProjectName, List<Overlay>> byProject = new HashMap<>();
    private @Nullable String digest;

    private OverlaySet(List<Overlay> overlays) {
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

    /** {@return no overlays} */
    public static OverlaySet none() {
        return NONE;
    }

    /**
     * Puts overlays together.
     *
     * @throws InvalidOverlayException if two have one id, or two that name the same file or version change the same
     *     field
     */
    public static OverlaySet of(List<Overlay> overlays) {
        if (overlays.isEmpty()) {
            return NONE;
        }
        OverlaySet set = new OverlaySet(overlays);
        new OverlayConflicts().check(set.overlays);
        return set;
    }

    /**
     * {@return these and others}
     *
     * @throws InvalidOverlayException as {@link #of}
     */
    public OverlaySet and(OverlaySet others) {
        List<Overlay> all = new ArrayList<>(overlays);
        all.addAll(others.overlays);
        return of(all);
    }

    /** {@return those of these ids} */
    public OverlaySet only(Collection<String> ids) {
        return new OverlaySet(
                overlays.stream().filter(overlay -> ids.contains(overlay.id())).toList());
    }

    /** {@return the overlays, sorted by id} */
    public List<Overlay> asList() {
        return overlays;
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return overlays.isEmpty();
    }

    /** {@return those for a project, sorted by id} */
    public List<Overlay> on(ProjectName project) {
        List<Overlay> found = byProject.get(project);
        return found == null ? List.of() : found;
    }

    /**
     * {@return {@code sha256:} and the digest of what they say; empty where there are none} Neither their order counts,
     * nor how their requirements are spelled; {@code docs/overlays.md} describes what is digested.
     */
    public Optional<String> digest() {
        if (overlays.isEmpty()) {
            return Optional.empty();
        }
        String made = digest;
        if (made == null) {
            made = makeDigest();
            digest = made;
        }
        return Optional.of(made);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OverlaySet that && overlays.equals(that.overlays);
    }

    @Override
    public int hashCode() {
        return overlays.hashCode();
    }

    /** {@return the ids} */
    @Override
    public String toString() {
        return overlays.stream().map(Overlay::id).toList().toString();
    }
}
