// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Hint;
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
        outcome.proof().ifPresent(proof -> {
            ProofText.of(proof).forEach(line -> messages.add(message(Message.Kind.STEP, line)));
            proof.nearMisses().forEach(miss -> messages.add(message(Message.Kind.NEAR_MISS, NearMissText.of(miss))));
        });
        for (String warning : WarningLines.of(outcome.report().warnings())) {
            messages.add(message(Message.Kind.WARNING, warning));
        }
        for (Hint hint : outcome.report().hints()) {
            messages.add(message(Message.Kind.HINT, hint.accept(hints)));
        }
        return messages;
    }

    private static Message message(Message.Kind kind, String text) {
        return new Message(kind, Shown.lines(text));
    }
}
