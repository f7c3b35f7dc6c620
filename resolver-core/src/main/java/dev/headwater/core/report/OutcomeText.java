// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.List;

/**
 * Outcomes as a person at a Java prompt wants to see them: what {@code toString} gives.
 *
 * @since 0.1.0
 */
public final class OutcomeText {
    private OutcomeText() {}

    /** {@return a line for each package, or the headline and the proof; then warnings and hints} */
    public static String of(ResolutionOutcome outcome) {
        StringBuilder text = new StringBuilder();
        for (PinnedPackage pinned :
                outcome.resolved().map(ResolutionOutcome.Resolved::packages).orElse(List.of())) {
            text.append(pinned.name()).append("==").append(pinned.version());
            text.append("  from ").append(pinned.source()).append('\n');
        }
        for (Message message : ResolutionReport.of(outcome).messageList()) {
            boolean isSaid = message.kind() == Message.Kind.ERROR || message.kind() == Message.Kind.STEP;
            text.append(isSaid ? message.text().stripLeading() : message.toString())
                    .append('\n');
        }
        return Shown.lines(text.toString());
    }
}
