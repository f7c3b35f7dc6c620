// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.index.IndexId;
import java.util.stream.Collectors;

/** Outcomes as a person at a Java prompt wants to see them. */
final class OutcomeText {
    private OutcomeText() {}

    static String of(ResolutionOutcome outcome) {
        OutcomeReport report = outcome.report();
        StringBuilder text = new StringBuilder();
        if (outcome instanceof ResolutionOutcome.Resolved resolved) {
            text.append(
                    resolved.packages().stream().map(OutcomeText::line).collect(Collectors.joining("\n", "", "\n")));
        } else {
            text.append(report.message()).append('\n');
        }
        if (outcome instanceof ResolutionOutcome.Unsatisfiable unsatisfiable) {
            text.append(unsatisfiable.explanation());
        }
        report.warnings()
                .forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        report.hints().forEach(hint -> text.append("hint: ").append(hint).append('\n'));
        return text.toString();
    }

    private static String line(PinnedPackage pinned) {
        String index = pinned.index()
                .map(IndexId::value)
                .orElseGet(() -> UrlSecrets.withoutQuery(pinned.file().url()));
        return pinned.name() + "==" + pinned.version() + "  from " + index;
    }
}
