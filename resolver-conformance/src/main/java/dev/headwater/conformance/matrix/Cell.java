// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.server.ServedRequest;
import java.util.List;

/**
 * What one subject made of one scenario.
 *
 * @param verdict how that stands to what has to come
 * @param why how it differs, why it was left out, or how it failed; nothing if it agrees
 * @param answers what it answered, step by step; no answer where it did not in one of them
 * @param note what is to be known of how it was asked; may be empty
 * @param asked which index was told which names, in words; nothing was asked of an index that is not there
 * @param requests what the servers were asked for, sorted
 */
public record Cell(
        Verdict verdict,
        List<String> why,
        List<Answer> answers,
        String note,
        List<String> asked,
        List<ServedRequest> requests) {
    private static final int LONGEST = 2000;

    /** Makes safe to show, and cuts, what others said. */
    public Cell {
        why = why.stream().map(each -> Shown.text(each, LONGEST)).toList();
        answers = List.copyOf(answers);
        note = Shown.lines(note);
        asked = List.copyOf(asked);
        requests = List.copyOf(requests);
    }

    /** {@return the outcome and the packages on one line, step by step; empty without an answer} */
    public String summary() {
        return String.join("; then ", answers.stream().map(Cell::summary).toList());
    }

    private static String summary(Answer answer) {
        List<String> pins = answer.packages().stream().map(Pin::toString).toList();
        return answer.outcome() + (pins.isEmpty() ? "" : ": " + String.join(", ", pins));
    }
}
