// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import java.util.List;
import java.util.Optional;

/**
 * The difference between two sets of overlays: in files, and in what comes of a request.
 *
 * @param changed the files that change, by project and version
 * @param unchanged the files that the overlays after are for and cannot be applied to, likewise
 * @param unanswered what could not be found out, by project and file
 * @param effect what comes of the request; empty where there is none
 * @since 0.1.0
 */
public record OverlayDiff(
        List<ChangedFiles> changed,
        List<UnchangedFiles> unchanged,
        List<Unanswered> unanswered,
        Optional<OutcomePair> effect) {
    /** Copies. */
    public OverlayDiff {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        unanswered = List.copyOf(unanswered);
    }
}
