// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.Answer;

/** Twins that found the right thing and say another. */
final class Saying {
    private Saying() {}

    /** {@return an answer without the words that have a match} */
    static Answer without(Answer answer, String regex) {
        return replaced(answer, regex, "");
    }

    /** {@return an answer with other words} */
    static Answer replaced(Answer answer, String regex, String by) {
        return new Answer(
                answer.outcome(),
                answer.packages(),
                answer.questions(),
                answer.said().map(said -> said.replaceAll(regex, by)),
                answer.text().replaceAll(regex, by));
    }
}
