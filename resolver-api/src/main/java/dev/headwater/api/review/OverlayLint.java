// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import java.util.List;

/**
 * Overlays, held against what the owners of their projects list.
 *
 * @param overlays the overlays, sorted by id
 * @since 0.1.0
 */
public record OverlayLint(List<LintedOverlay> overlays) {
    /** Copies. */
    public OverlayLint {
        overlays = List.copyOf(overlays);
    }

    /** {@return how many findings of a level there are} */
    public long count(LintKind.Level level) {
        return overlays.stream()
                .flatMap(one -> one.findings().stream())
                .filter(finding -> finding.kind().level() == level)
                .count();
    }

    /** {@return what came of it: that something was not judged goes before an error or a warning} */
    public Outcome outcome() {
        if (count(LintKind.Level.NOT_JUDGED) > 0) {
            return Outcome.NOT_JUDGED;
        }
        return count(LintKind.Level.ERROR) + count(LintKind.Level.WARNING) > 0 ? Outcome.FOUND : Outcome.FIT;
    }

    /** What came of it. */
    public enum Outcome {
        /** All was judged, and there is no error and no warning. */
        FIT,
        /** All was judged, and there is an error or a warning. */
        FOUND,
        /** An index gave no answer, so nobody may take the overlays for judged. */
        NOT_JUDGED
    }
}
