// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.review.OverlayDiff;

/**
 * What overlays change, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class OverlayDiffReport {
    private final OverlayDiff diff;

    private OverlayDiffReport(OverlayDiff diff) {
        this.diff = diff;
    }

    /** {@return the report} */
    public static OverlayDiffReport of(OverlayDiff diff) {
        return new OverlayDiffReport(diff);
    }

    /**
     * {@return a line for each change of a file, or of the files of a version that change alike; then what cannot be
     * changed, and what is not known; then what comes of the request before and after, with the packages that differ}
     */
    public String text() {
        OverlayDiffText text = new OverlayDiffText(diff);
        return text.files() + text.effect();
    }

    /** {@return how many files change, in a line} */
    public String summary() {
        return OverlayDiffText.summary(diff);
    }

    /** {@return one JSON object: docs/schema/overlay-diff-1.json} */
    public String json() {
        return new OverlayDiffJson(diff).written();
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}
