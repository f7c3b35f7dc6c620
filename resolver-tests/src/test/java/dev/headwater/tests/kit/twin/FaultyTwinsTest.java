// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.InvalidInputException;
import dev.headwater.conformance.rule.Sentence;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sentence of the rule is broken by twins, and its scenarios notice each of them. */
class FaultyTwinsTest {
    private static final Map<String, NamedScenario> SCENARIOS = ScenarioFiles.shipped().stream()
            .collect(Collectors.toMap(scenario -> scenario.name() + ".txt", Function.identity()));

    /** What a result records is a fact of another installer, too, beside what was expected of it. */
    private static final Set<String> OF_RECORDS = Set.of("O63", "C64");

    /** By twin the scenarios of its sentence that notice it. */
    private static final Map<Twin, List<String>> NOTICING = sentences()
            .flatMap(sentence ->
                    Twins.of(sentence.number()).stream().map(twin -> Map.entry(twin, noticing(sentence, twin))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /**
     * What a scenario has no words for; what holds each stands below the sentence. Folders and recordings (O9, O17,
     * O21), logins over plain http (O36), stored answers (O23, O30), the ports and schemes of other machines (O32, C75
     * to C77), two resolutions (O62), parts of files (C72).
     */
    private static final List<String> NOT_SHOWN =
            List.of("O9", "O17", "O21", "O23", "O30", "O32", "O36", "O62", "C72", "C75", "C76", "C77");

    static Stream<Sentence> sentences() {
        return Sentence.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void everyTwinIsNoticedByAScenarioOfItsSentence(Sentence sentence) {
        if (NOT_SHOWN.contains(sentence.number())) {
            assertThat(sentence.scenarios()).isEmpty();
            assertThat(sentence.tests()).isNotEmpty();
        } else {
            assertThat(Twins.of(sentence.number()))
                    .as(sentence.text())
                    .isNotEmpty()
                    .allSatisfy(twin ->
                            assertThat(NOTICING.get(twin)).as(twin.breaks()).isNotEmpty());
        }
    }

    @Test
    void everyTwinBreaksASentence() {
        assertThat(sentences().map(Sentence::number)).containsAll(Twins.sentences());
    }

    @Test
    void everyScenarioNoticesATwin() {
        Set<String> idle = new TreeSet<>(SCENARIOS.keySet());
        NOTICING.values().forEach(idle::removeAll);
        idle.removeIf(name -> name.startsWith("explanations/"));

        assertThat(idle).isEmpty();
    }

    @Test
    void theLibraryItselfIsNoTwin() {
        assertThat(SCENARIOS.values())
                .allSatisfy(scenario -> assertThat(isNoticed(scenario, Twin.NONE, true))
                        .as(scenario.name())
                        .isFalse());
    }

    private static List<String> noticing(Sentence sentence, Twin twin) {
        boolean isOfRecords = OF_RECORDS.contains(sentence.number());
        return sentence.scenarios().stream()
                .filter(name -> isNoticed(scenario(name), twin, isOfRecords))
                .toList();
    }

    private static NamedScenario scenario(String name) {
        NamedScenario scenario = SCENARIOS.get(name);
        if (scenario == null) {
            throw new IllegalStateException("there is no scenario " + name);
        }
        return scenario;
    }

    /** What a twin makes unreadable is not noticed. */
    private static boolean isNoticed(NamedScenario scenario, Twin twin, boolean isOfRecords) {
        Answer answer;
        try {
            answer = twin.answer(scenario);
        } catch (InvalidInputException e) {
            return false;
        }
        return !scenario.text()
                        .read(scenario.name())
                        .expected()
                        .differences(answer)
                        .isEmpty()
                || (isOfRecords
                        && !records(answer.text())
                                .equals(records(scenario.text().said())));
    }

    private static List<String> records(String said) {
        return said.lines()
                .filter(line -> line.startsWith("package: ") || line.startsWith("owner: "))
                .toList();
    }
}
