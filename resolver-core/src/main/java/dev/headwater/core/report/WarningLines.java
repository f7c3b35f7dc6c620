// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * The warnings of an outcome as sentences, in their order. Of overlays that did nothing there may be thousands, of one
 * set that is out of date: some are named, the others counted. As JSON all are there.
 */
final class WarningLines {
    /** So many overlays that did nothing are named. */
    private static final int MOST = 5;

    private WarningLines() {}

    static List<String> of(List<Warning> warnings) {
        List<String> lines = new ArrayList<>();
        int unmatched = 0;
        int last = 0;
        for (Warning warning : warnings) {
            boolean isUnmatched = warning instanceof Warning.UnmatchedOverlay;
            unmatched += isUnmatched ? 1 : 0;
            if (!isUnmatched || unmatched <= MOST) {
                lines.add(WarningText.of(warning));
                last = isUnmatched ? lines.size() : last;
            }
        }
        if (unmatched > MOST) {
            lines.add(last, more(unmatched - MOST));
        }
        return lines;
    }

    private static String more(int count) {
        return "and " + count + " more " + (count == 1 ? "overlay is" : "overlays are")
                + " for no file of a project that was needed; the JSON names each";
    }
}
