// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.server.ServedRequest;
import java.util.List;
import java.util.Optional;

/**
 * What one subject made of one scenario.
 *
 * @param verdict how that stands to what has to come
 * @param why how it differs, why it was left out, or how it failed; nothing if it agrees
 * @param answer what it answered, if it did
 * @param note what is to be known of how it was asked; may be empty
 * @param asked which index was told which names, in words; nothing was asked of an index that is not there
 * @param requests what the servers were asked for, sorted
 */
public record Cell(
        Verdict verdict,
        List<String> why,
        Optional<Answer> answer,
        String note,
        List<String> asked,
        List<ServedRequest> requests) {
    private static final int LONGEST = 2000;

    /** Makes safe to show, and cuts, what others said. */
    public Cell {
        why = why.stream().map(each -> Shown.text(each, LONGEST)).toList();
        note = Shown.lines(note);
        asked = List.copyOf(asked);
        requests = List.copyOf(requests);
    }

    /** {@return the outcome and the packages on one line; empty without an answer} */
    public String summary() {
        if (answer.isEmpty()) {
            return "";
        }
        List<String> pins = answer.get().packages().stream().map(Pin::toString).toList();
        return answer.get().outcome() + (pins.isEmpty() ? "" : ": " + String.join(", ", pins));
    }
}
