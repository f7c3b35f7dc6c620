// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance;

import dev.headwater.api.index.IndexId;
import dev.headwater.conformance.matrix.Cell;
import dev.headwater.conformance.matrix.Verdict;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Expectation;
import dev.headwater.conformance.server.ScenarioServers;
import dev.headwater.conformance.server.ServedRequest;
import dev.headwater.conformance.subject.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a subject makes of a scenario, step by step: to agree is to agree in each. */
final class CellParts {
    private final int steps;
    private int step;
    private boolean isOver;
    private Verdict verdict = Verdict.AGREES;
    private final List<String> why = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<ServedRequest> requests = new ArrayList<>();

    /**
     * Begins.
     *
     * @param steps how many steps there are
     */
    CellParts(int steps) {
        this.steps = steps;
    }

    /** {@return whether there is something to be had of the next step} */
    boolean goesOn() {
        return !isOver;
    }

    /** Adds what came of the next step. */
    void add(Expectation expected, Reply reply, ScenarioServers servers) {
        step++;
        requests.addAll(servers.requests());
        if (reply instanceof Reply.Answered answered) {
            answers.add(answered.answer());
            notes.add(answered.note());
            addAsked(answered.answer(), servers.urls().keySet());
            for (String difference : expected.differences(answered.answer())) {
                verdict = Verdict.DIFFERS;
                why.add(ofStep(difference));
            }
            return;
        }
        isOver = true;
        if (reply instanceof Reply.LeftOut leftOut && verdict == Verdict.DIFFERS) {
            // That it cannot be asked the rest does not undo what it said.
            notes.add(ofStep("left out: " + leftOut.reason()));
        } else if (reply instanceof Reply.LeftOut leftOut) {
            end(Verdict.LEFT_OUT, leftOut.reason());
        } else {
            end(Verdict.FAILED, ofStep(((Reply.Failed) reply).fault()));
        }
    }

    private void end(Verdict other, String reason) {
        verdict = other;
        why.clear();
        answers.clear();
        asked.clear();
        notes.clear();
        why.add(reason);
    }

    private String ofStep(String words) {
        return (steps == 1 ? "" : "step " + step + ": ") + words;
    }

    private void addAsked(Answer answer, Iterable<IndexId> ids) {
        for (IndexId id : ids) {
            List<String> names =
                    answer.questions().to(id).stream().map(Object::toString).toList();
            asked.add(ofStep(id + ": " + (names.isEmpty() ? "nothing" : String.join(", ", names))));
        }
    }

    Cell cell() {
        String note =
                String.join("; ", notes.stream().filter(each -> !each.isEmpty()).toList());
        return new Cell(verdict, why, answers, note, asked, requests);
    }
}
