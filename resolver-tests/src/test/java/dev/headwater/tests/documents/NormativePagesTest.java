// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.rule.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The pages of the rule and the scenarios belong together: no sentence is without its reason and its evidence, no
 * scenario without a sentence.
 */
class NormativePagesTest {
    /** Of these a page shows how a proof is worded, which is no part of the rule. */
    private static final String WORDING = "explanations/";

    static final List<String> PAGES = Sentence.PAGES;

    @ParameterizedTest
    @FieldSource("PAGES")
    void numbersAreAllThereFromOneOn(String page) {
        List<Sentence> rules = sentences(page);
        String letter = rules.get(0).number().substring(0, 1);

        assertThat(rules)
                .hasSizeGreaterThan(10)
                .extracting(Sentence::number)
                .as("what is added to a section has the next free number of its page")
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, rules.size())
                        .mapToObj(number -> letter + number)
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everySentenceHasItsReason(String page) {
        assertThat(sentences(page))
                .allSatisfy(rule -> assertThat(rule.reason())
                        .as(rule.number())
                        .matches("[A-Z`].{20,}\\.")
                        .isNotEqualTo(rule.text()));
    }

    @Test
    void pageOfASentenceIsTheOneThatHasIt() {
        assertThat(PAGES)
                .allSatisfy(page -> assertThat(sentences(page))
                        .extracting(Sentence::page)
                        .allSatisfy(place -> assertThat(place).startsWith("docs/specification/" + page + "#")));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everySentenceIsShownOrSaysWhyNot(String page) {
        assertThat(sentences(page)).allSatisfy(rule -> {
            if (rule.scenarios().isEmpty()) {
                assertThat(rule.evidence()).as(rule.number()).matches("Not shown by a scenario: .{20,}");
            } else {
                assertThat(rule.evidence())
                        .as(rule.number())
                        .matches("Shown by `[^`]+\\.txt`(, `[^`]+\\.txt`)*(, put to who asks a gateway)?"
                                + "(; the rest by (`\\w+Test`(, | and )?)+)?\\.");
            }
        });
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void whatASentenceNamesIsThere(String page) throws IOException {
        Set<String> scenarios = scenarios();
        Set<String> tests = TestNames.all();
        Set<String> numbers = rules().map(Sentence::number).collect(Collectors.toCollection(TreeSet::new));

        assertThat(sentences(page)).allSatisfy(rule -> {
            assertThat(scenarios).as(rule.number()).containsAll(rule.scenarios());
            assertThat(tests).as(rule.number()).containsAll(rule.tests());
            assertThat(numbers).as(rule.number()).containsAll(rule.references());
        });
    }

    @Test
    void everyScenarioShowsASentence() throws IOException {
        Set<String> shown = rules().flatMap(rule -> rule.scenarios().stream()).collect(Collectors.toSet());

        assertThat(scenarios())
                .filteredOn(scenario -> !scenario.startsWith(WORDING))
                .allSatisfy(scenario -> assertThat(shown).contains(scenario));
    }

    private static List<Sentence> sentences(String page) {
        return Sentence.of(String.join("\n", Fence.linesOf(Path.of("docs/specification", page))));
    }

    private static Stream<Sentence> rules() {
        return PAGES.stream().flatMap(page -> sentences(page).stream());
    }

    private static Set<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(Fence.SCENARIOS, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> Fence.SCENARIOS.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
