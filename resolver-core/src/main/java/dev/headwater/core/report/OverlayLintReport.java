// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.review.LintFinding;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.OverlayLint;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * Overlays held against what is listed, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class OverlayLintReport {
    private final OverlayLint lint;

    private OverlayLintReport(OverlayLint lint) {
        this.lint = lint;
    }

    /** {@return the report} */
    public static OverlayLintReport of(OverlayLint lint) {
        return new OverlayLintReport(lint);
    }

    /**
     * {@return a line for each overlay with what it is for, and below it one for each finding with its level and code}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (LintedOverlay one : lint.overlays()) {
            text.append(OverlayLintText.of(one)).append('\n');
            for (LintFinding finding : one.findings()) {
                text.append("  ")
                        .append(Spelling.of(finding.kind().level()))
                        .append(": ")
                        .append(OverlayLintText.of(one, finding))
                        .append(" [")
                        .append(finding.kind().code())
                        .append("]\n");
            }
        }
        return text.toString();
    }

    /** {@return how many there are and what came of it, in a line} */
    public String summary() {
        List<String> counts = new ArrayList<>();
        for (LintKind.Level level : LintKind.Level.values()) {
            long count = lint.count(level);
            if (count > 0) {
                counts.add(count + " " + word(level, count));
            }
        }
        int overlays = lint.overlays().size();
        return overlays
                + (overlays == 1 ? " overlay: " : " overlays: ")
                + (counts.isEmpty() ? "nothing to say" : String.join(", ", counts));
    }

    private static String word(LintKind.Level level, long count) {
        return switch (level) {
            case NOT_JUDGED -> "not judged";
            case ADVICE -> count == 1 ? "piece of advice" : "pieces of advice";
            case ERROR, WARNING -> Spelling.of(level) + (count == 1 ? "" : "s");
        };
    }

    /** {@return one JSON object: docs/schema/overlay-lint-1.json} */
    public String json() {
        return new OverlayLintJson(lint, summary()).written();
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}
