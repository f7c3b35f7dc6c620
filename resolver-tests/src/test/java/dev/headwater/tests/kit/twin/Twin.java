// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The library with one sentence of the rule broken.
 *
 * @param breaks what it does instead of what the sentence says
 * @param answers gives what it makes of a scenario
 */
record Twin(String breaks, Function<NamedScenario, Answer> answers) {
    /** The library itself. */
    static final Twin NONE = read("does as it should", Reader.SOUND);

    /** What it makes of scenarios, by name: most are to most twins what they are to it. */
    private static final Map<String, Answer> SOUND = new ConcurrentHashMap<>();

    /** {@return what takes the world, the policy or the request for another} */
    static Twin told(String breaks, Edit edit) {
        return new Twin(breaks, scenario -> {
            ScenarioText other = edit.apply(scenario.text());
            return isSame(other, scenario.text())
                    ? SOUND.computeIfAbsent(scenario.name(), name -> NONE.answer(scenario))
                    : TwinRun.of(scenario, other, Reader.SOUND);
        });
    }

    private static boolean isSame(ScenarioText one, ScenarioText other) {
        return one.heads().equals(other.heads())
                && one.heads().stream().allMatch(head -> one.section(head).equals(other.section(head)));
    }

    /** {@return what takes the answers of indexes for others, or asks more} */
    static Twin read(String breaks, Reader reader) {
        return new Twin(breaks, scenario -> TwinRun.of(scenario, scenario.text(), reader));
    }

    /** {@return what does something before it begins} */
    static Twin beginning(String breaks, Consumer<World> begin) {
        return new Twin(breaks, scenario -> TwinRun.of(scenario, begin));
    }

    /** {@return what says something else than what it found} */
    static Twin said(String breaks, UnaryOperator<Answer> edit) {
        return new Twin(breaks, scenario -> edit.apply(NONE.answer(scenario)));
    }

    /** {@return what tries another world where it found no solution} */
    static Twin retrying(String breaks, Edit edit) {
        return new Twin(breaks, scenario -> {
            Answer answer = NONE.answer(scenario);
            ScenarioText other = edit.apply(scenario.text());
            return answer.outcome().equals("resolved") ? answer : TwinRun.of(scenario, other, Reader.SOUND);
        });
    }

    /** {@return what it makes of a scenario} */
    Answer answer(NamedScenario scenario) {
        return answers.apply(scenario);
    }

    @Override
    public String toString() {
        return breaks;
    }
}
