// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** What is said of an outcome beside its packages. */
final class OutcomeMessages {
    private OutcomeMessages() {}

    static List<Message> of(ResolutionOutcome outcome, Hint.Visitor<String> hints) {
        List<Message> messages = new ArrayList<>();
        if (outcome.resolved().isEmpty()) {
            messages.add(message(Message.Kind.ERROR, Headline.of(outcome)));
        }
        outcome.proof().map(Explanation::steps).ifPresent(steps -> {
            int width = Integer.toString(steps.size()).length();
            steps.forEach(step -> messages.add(message(Message.Kind.STEP, numbered(step, width))));
        });
        for (Warning warning : outcome.report().warnings()) {
            messages.add(message(Message.Kind.WARNING, WarningText.of(warning)));
        }
        for (Hint hint : outcome.report().hints()) {
            messages.add(message(Message.Kind.HINT, hint.accept(hints)));
        }
        return messages;
    }

    private static Message message(Message.Kind kind, String text) {
        return new Message(kind, Shown.lines(text));
    }

    private static String numbered(Step step, int width) {
        String number = Integer.toString(step.number());
        List<Integer> because = step.because();
        return " ".repeat(Math.max(0, width - number.length())) + number + ". " + ReasonText.of(step.reason())
                + (because.isEmpty()
                        ? ""
                        : " (from "
                                + Words.and(
                                        because.stream().map(Object::toString).toList()) + ")");
    }
}
