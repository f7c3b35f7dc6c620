// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The overlays that are in force together: ids are unique, and of one field of one file only one has the say.
 *
 * <p>Exact files go before a version, and a version before a range. Two that name the same file, or the same version,
 * and change the same field are refused here; two ranges that meet are found out where a file is in both.
 *
 * <p>Immutable. Sorted by id, so the order in which they were given means nothing.
 *
 * @since 0.1.0
 */
public final class OverlaySet {
    private static final OverlaySet NONE = new OverlaySet(new ListedOverlays(List.of()));

    private final OverlayStock stock;

    private OverlaySet(OverlayStock stock) {
        this.stock = stock;
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
        OverlaySet set = new OverlaySet(new ListedOverlays(overlays));
        new OverlayConflicts().check(set.asList());
        return set;
    }

    /** {@return overlays that are known to be in force together, and are read as they are asked for} */
    public static OverlaySet of(OverlayStock stock) {
        return new OverlaySet(stock);
    }

    /**
     * {@return these and others}
     *
     * @throws InvalidOverlayException as {@link #of}
     */
    public OverlaySet and(OverlaySet others) {
        List<Overlay> all = new ArrayList<>(asList());
        all.addAll(others.asList());
        return of(all);
    }

    /** {@return those of these ids} */
    public OverlaySet only(Collection<String> ids) {
        return new OverlaySet(new ListedOverlays(
                asList().stream().filter(overlay -> ids.contains(overlay.id())).toList()));
    }

    /** {@return the overlays, sorted by id} */
    public List<Overlay> asList() {
        return stock.all();
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return stock.isEmpty();
    }

    /** {@return those for a project, sorted by id} */
    public List<Overlay> on(ProjectName project) {
        return stock.on(project);
    }

    /** {@return what they need of a policy} */
    public OverlayNeeds needs() {
        return stock.needs();
    }

    /**
     * {@return {@code sha256:} and the digest of what they say; empty where there are none} Neither their order counts,
     * nor how their requirements are spelled; {@code docs/overlays.md} describes what is digested.
     */
    public Optional<String> digest() {
        return isEmpty() ? Optional.empty() : Optional.of(stock.digest());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OverlaySet that && asList().equals(that.asList());
    }

    @Override
    public int hashCode() {
        return asList().hashCode();
    }

    /** {@return the ids} */
    @Override
    public String toString() {
        return asList().stream().map(Overlay::id).toList().toString();
    }
}
