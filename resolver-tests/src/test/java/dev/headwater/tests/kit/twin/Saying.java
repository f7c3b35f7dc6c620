// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import java.util.List;

/** Twins that found the right thing and say another. */
public final class Saying {
    private Saying() {}

    /** {@return an answer without the words that have a match} */
    public static Answer without(Answer answer, String regex) {
        return replaced(answer, regex, "");
    }

    /** {@return an answer of one outcome as if it were of another} */
    public static Answer outcome(Answer answer, String outcome, String other) {
        return answer.outcome().equals(outcome) ? with(answer, other, answer.packages()) : answer;
    }

    /** {@return an answer without a solution as if it had a part of one} */
    public static Answer part(Answer answer, Pin pin) {
        return answer.outcome().equals("resolved") ? answer : with(answer, answer.outcome(), List.of(pin));
    }

    private static Answer with(Answer answer, String outcome, List<Pin> packages) {
        return new Answer(outcome, packages, answer.facts(), answer.questions(), answer.said(), answer.text());
    }

    /** {@return an answer with something else in place of each match in its facts, and no fact that is empty then} */
    public static Answer facts(Answer answer, String regex, String by) {
        return facts(
                answer,
                answer.facts().stream()
                        .map(fact -> fact.replaceAll(regex, by))
                        .filter(fact -> !fact.isEmpty())
                        .toList());
    }

    /** {@return an answer with other facts} */
    public static Answer facts(Answer answer, List<String> facts) {
        return new Answer(answer.outcome(), answer.packages(), facts, answer.questions(), answer.said(), answer.text());
    }

    /** {@return an answer with other words} */
    public static Answer replaced(Answer answer, String regex, String by) {
        return new Answer(
                answer.outcome(),
                answer.packages(),
                answer.facts(),
                answer.questions(),
                answer.said().map(said -> said.replaceAll(regex, by)),
                answer.text().replaceAll(regex, by));
    }
}
