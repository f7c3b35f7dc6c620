// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An overlay as it stands to what the owner of its project lists.
 *
 * @param overlay the overlay
 * @param owner the index that supplies the project; empty where none does, or it is not known, or nobody was asked
 * @param matched what it is for, by version
 * @param needs the powers that it needs, granted or not
 * @param findings what there is to say, in order
 * @since 0.1.0
 */
public record LintedOverlay(
        Overlay overlay,
        Optional<IndexId> owner,
        List<ListedVersion> matched,
        Set<OverlayPower> needs,
        List<LintFinding> findings) {
    /** Copies. */
    public LintedOverlay {
        matched = List.copyOf(matched);
        Set<OverlayPower> sorted = EnumSet.noneOf(OverlayPower.class);
        sorted.addAll(needs);
        needs = Collections.unmodifiableSet(sorted);
        findings = List.copyOf(findings);
    }
}
