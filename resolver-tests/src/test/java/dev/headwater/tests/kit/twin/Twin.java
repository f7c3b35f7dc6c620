// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The library with one sentence of the rule broken.
 *
 * @param breaks what it does instead of what the sentence says
 * @param answers gives what it makes of each step of a scenario
 */
public record Twin(String breaks, Function<NamedScenario, List<Answer>> answers) {
    /** The library itself. */
    public static final Twin NONE = read("does as it should", Reader.SOUND);

    /** What it makes of scenarios, by name: most are to most twins what they are to it. */
    private static final Map<String, List<Answer>> SOUND = new ConcurrentHashMap<>();

    /** {@return what takes the world, the policy or the request for another} */
    public static Twin told(String breaks, Edit edit) {
        return new Twin(breaks, scenario -> {
            ScenarioText other = scenario.text().editedInEachStep(edit);
            return isSame(other, scenario.text())
                    ? SOUND.computeIfAbsent(scenario.name(), name -> NONE.answers(scenario))
                    : TwinRun.of(scenario, other, Reader.SOUND);
        });
    }

    private static boolean isSame(ScenarioText one, ScenarioText other) {
        return sections(one).equals(sections(other));
    }

    private static List<List<String>> sections(ScenarioText text) {
        return text.steps().stream()
                .map(step -> step.heads().stream()
                        .flatMap(head -> Stream.of(head, step.section(head)))
                        .toList())
                .toList();
    }

    /** {@return what takes the answers of indexes for others, or asks more} */
    public static Twin read(String breaks, Reader reader) {
        return new Twin(breaks, scenario -> TwinRun.of(scenario, scenario.text(), reader));
    }

    /** {@return what does something before it begins} */
    public static Twin beginning(String breaks, Consumer<World> begin) {
        return new Twin(breaks, scenario -> TwinRun.beginning(scenario, begin));
    }

    /** {@return what says something else than what it found} */
    public static Twin said(String breaks, UnaryOperator<Answer> edit) {
        return new Twin(
                breaks, scenario -> NONE.answers(scenario).stream().map(edit).toList());
    }

    /** {@return what tries another world where it found no solution} */
    public static Twin retrying(String breaks, Edit edit) {
        return new Twin(breaks, scenario -> {
            List<Answer> answers = NONE.answers(scenario);
            ScenarioText other = scenario.text().editedInEachStep(edit);
            boolean isSolved =
                    answers.stream().allMatch(answer -> answer.outcome().equals("resolved"));
            return isSolved ? answers : TwinRun.of(scenario, other, Reader.SOUND);
        });
    }

    /** {@return what it makes of each step of a scenario} */
    public List<Answer> answers(NamedScenario scenario) {
        return answers.apply(scenario);
    }

    @Override
    public String toString() {
        return breaks;
    }
}
