// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much is said beside a proof, its headline, near misses and hints: no more than the proof itself says, or, where
 * that is short, what a headline and three hints take.
 */
public final class ProofSize {
    private static final int SHORT = 300;

    private static final Set<Message.Kind> BESIDE =
            Set.of(Message.Kind.ERROR, Message.Kind.NEAR_MISS, Message.Kind.HINT);

    private ProofSize() {}

    /** {@return what is wrong with the length of what is printed of an outcome, if it has a proof} */
    public static Optional<String> fault(ResolutionOutcome outcome) {
        List<Message> messages = ResolutionReport.of(outcome).messageList();
        int proof = length(messages, Set.of(Message.Kind.STEP));
        int beside = length(messages, BESIDE);
        return proof == 0 || beside <= Math.max(proof, SHORT)
                ? Optional.empty()
                : Optional.of(beside + " characters beside a proof of " + proof + ": " + messages);
    }

    private static int length(List<Message> messages, Set<Message.Kind> kinds) {
        return messages.stream()
                .filter(message -> kinds.contains(message.kind()))
                .mapToInt(message -> message.toString().length() + 1)
                .sum();
    }
}
