// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.InvalidInputException;
import dev.headwater.conformance.rule.Sentence;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioFiles;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.tests.kit.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sentence of the rule is broken by twins, and its scenarios notice each of them. */
class FaultyTwinsTest {
    private static final Map<String, NamedScenario> SCENARIOS = ScenarioFiles.shipped().stream()
            .collect(Collectors.toMap(scenario -> scenario.name() + ".txt", Function.identity()));

    /** What a result records is a fact of another installer, too, beside what was expected of it. */
    static final Set<String> OF_RECORDS = Set.of("O63", "O75", "O76", "C64", "R6", "R7", "R11");

    /** By twin the scenarios of its sentence that notice it. */
    private static final Map<Twin, List<String>> NOTICING = sentences()
            .flatMap(sentence ->
                    TwinTable.of(sentence.number()).stream().map(twin -> Map.entry(twin, noticing(sentence, twin))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    static Stream<Sentence> sentences() {
        return Sentence.all().stream();
    }

    static Stream<Sentence> shownSentences() {
        return sentences().filter(sentence -> !NotShown.all().containsKey(sentence.number()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shownSentences")
    void everyTwinIsNoticedByAScenarioOfItsSentence(Sentence sentence) {
        assertThat(TwinTable.of(sentence.number()))
                .as(sentence.text())
                .isNotEmpty()
                .allSatisfy(
                        twin -> assertThat(NOTICING.get(twin)).as(twin.breaks()).isNotEmpty());
    }

    @Test
    void whatNoScenarioShowsHasItsReasonAndATest() {
        Map<String, String> reasons = sentences()
                .filter(sentence -> sentence.scenarios().isEmpty())
                .collect(Collectors.toMap(Sentence::number, FaultyTwinsTest::reason));

        assertThat(reasons).isEqualTo(NotShown.all());
        assertThat(sentences().filter(sentence -> reasons.containsKey(sentence.number())))
                .allSatisfy(sentence -> assertThat(sentence.tests()).isNotEmpty());
        assertThat(TwinTable.sentences()).doesNotContainAnyElementsOf(reasons.keySet());
    }

    /** {@return what stands below a sentence before the tests that hold it} */
    private static String reason(Sentence sentence) {
        return sentence.evidence()
                .replaceFirst("^Not shown by a scenario: ", "")
                .replaceFirst(";[^;]*$", "");
    }

    @Test
    void everyTwinBreaksASentence() {
        assertThat(sentences().map(Sentence::number)).containsAll(TwinTable.sentences());
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

    @Test
    void theGatewayItselfIsNoTwin() {
        assertThat(sentences().filter(sentence -> GatewayTwins.SENTENCES.contains(sentence.number())))
                .flatExtracting(Sentence::scenarios)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(isNoticed(behindGateway(scenario(name)), GatewayTwins.NONE, false))
                        .as(name)
                        .isFalse());
    }

    private static List<String> noticing(Sentence sentence, Twin twin) {
        boolean isOfRecords = OF_RECORDS.contains(sentence.number());
        boolean isOfGateway = GatewayTwins.SENTENCES.contains(sentence.number());
        return sentence.scenarios().stream()
                .filter(name ->
                        isNoticed(isOfGateway ? behindGateway(scenario(name)) : scenario(name), twin, isOfRecords))
                .toList();
    }

    private static NamedScenario behindGateway(NamedScenario scenario) {
        return new NamedScenario(scenario.name(), scenario.text().behindGateway());
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
        List<Answer> answers;
        try {
            answers = twin.answers(scenario);
        } catch (InvalidInputException e) {
            return false;
        }
        List<ScenarioText> steps = scenario.text().steps();
        return IntStream.range(0, steps.size())
                .anyMatch(step -> isNoticed(scenario.name(), steps.get(step), answers.get(step), isOfRecords));
    }

    private static boolean isNoticed(String name, ScenarioText step, Answer answer, boolean isOfRecords) {
        return !step.read(name).expected().differences(answer).isEmpty()
                || (isOfRecords && !records(answer.text()).equals(records(step.said())));
    }

    private static List<String> records(String said) {
        return said.lines()
                .filter(line -> line.startsWith("package: ") || line.startsWith("owner: "))
                .toList();
    }
}
