// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.rule.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages beside the rule say of its sentences and scenarios is about some that are there. */
class SpecificationPagesTest {
    private static final Path FOLDER = Fence.ROOT.resolve("docs/specification");
    private static final Pattern NUMBER = Pattern.compile("\\b[OCKR][0-9]+\\b");
    private static final Pattern SCENARIO = Pattern.compile(
            "`((?:ownership|policy|candidates|overlays|provided|own-project|misbehavior|explanations)/[a-z0-9-]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "others.md", "summary.md"})
    void namesSentencesAndScenariosThatAreThere(String page) throws IOException {
        String text = Files.readString(FOLDER.resolve(page));
        List<String> numbers = Sentence.all().stream().map(Sentence::number).toList();

        assertThat(NUMBER.matcher(text).results().map(found -> found.group()).distinct())
                .hasSizeGreaterThan(5)
                .isSubsetOf(numbers);
        assertThat(SCENARIO.matcher(text).results().map(found -> found.group(1)).distinct())
                .allSatisfy(name ->
                        assertThat(Fence.SCENARIOS.resolve(name + ".txt")).exists());
    }

    @Test
    void theFirstPageSaysHowManySentencesAPageHas() throws IOException {
        String text = Files.readString(FOLDER.resolve("README.md"));

        assertThat(Sentence.PAGES).allSatisfy(page -> {
            List<Sentence> sentences = Sentence.of(Files.readString(FOLDER.resolve(page)));
            String letter = sentences.get(0).number().substring(0, 1);
            assertThat(text)
                    .contains("| [%s](%s) | %s1 to %s%d |".formatted(page, page, letter, letter, sentences.size()));
        });
    }

    @Test
    void theSummaryIsOfTwoPages() throws IOException {
        String text = Files.readString(FOLDER.resolve("summary.md"));

        assertThat(text.split("\\s+")).hasSizeBetween(700, 1050);
    }
}
