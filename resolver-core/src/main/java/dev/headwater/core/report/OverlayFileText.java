// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.text.Shown;
import dev.headwater.core.file.OverlayWriter;
import java.util.List;

/** An overlay file with comments before its overlays. */
final class OverlayFileText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line of comment, whatever is in it. */
    void comment(String line) {
        text.append("# ").append(Shown.text(line)).append('\n');
    }

    /** Adds overlays, each behind an empty line, and before them what has to be done by hand. */
    void overlays(HotfixOverlays overlays) {
        overlays.byHand().forEach(one -> comment("  by hand: " + HotfixLines.of(one)));
        List<Overlay> all = overlays.overlays();
        if (!all.isEmpty()) {
            text.append('\n').append(OverlayWriter.of(all));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
