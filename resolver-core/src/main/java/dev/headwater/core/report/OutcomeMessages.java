// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.resolution.Explanation;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.List;

/** What is said of an outcome beside its packages. */
final class OutcomeMessages {
    private OutcomeMessages() {}

    static String of(ResolutionOutcome outcome) {
        OutcomeReport report = outcome.report();
        StringBuilder text = new StringBuilder();
        if (!(outcome instanceof ResolutionOutcome.Resolved)) {
            text.append("error: ").append(report.message()).append('\n');
        }
        if (outcome instanceof ResolutionOutcome.Unsatisfiable unsatisfiable) {
            proof(text, unsatisfiable.explanation().steps());
        }
        for (String warning : report.warnings()) {
            text.append("warning: ").append(warning).append('\n');
        }
        for (String hint : report.hints()) {
            text.append("hint: ").append(hint).append('\n');
        }
        return Shown.lines(text.toString());
    }

    private static void proof(StringBuilder text, List<Explanation.Step> steps) {
        int width = Integer.toString(steps.size()).length();
        for (Explanation.Step step : steps) {
            String number = Integer.toString(step.number());
            text.append("  ").append(" ".repeat(Math.max(0, width - number.length())));
            text.append(number).append(". ").append(step.text());
            List<Integer> because = step.because();
            for (int i = 0; i < because.size(); i++) {
                text.append(i == 0 ? " (from " : i + 1 < because.size() ? ", " : " and ");
                text.append(because.get(i));
            }
            text.append(because.isEmpty() ? "\n" : ")\n");
        }
    }
}
