// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.scenario.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final String TEXT = """
        A rule.

        == indexes
        [inner]
        kettle 1.0

        == request
        kettle
        --now 2026-06-01T00:00:00Z

        == expect
        resolved
        kettle 1.0 from inner
        == said
        one

        == then PT2H

        == request
        kettle>1

        == expect
        unsatisfiable
        == said
        two

        == then PT-1H offline

        == expect
        unsatisfiable
        == said
        three
        """;

    private static final List<ScenarioText> STEPS = new ScenarioText(TEXT).steps();

    @Test
    void timeGoesOnFromStepToStep() {
        assertThat(STEPS)
                .extracting(step -> step.read("steps").now().toString())
                .containsExactly("2026-06-01T00:00:00Z", "2026-06-01T02:00:00Z", "2026-06-01T01:00:00Z");
        assertThat(STEPS)
                .extracting(step -> step.step().kind())
                .containsExactly(Step.Kind.RESOLVE, Step.Kind.RESOLVE, Step.Kind.OFFLINE);
    }

    @Test
    void whatIsNotSaidIsAsItWasBefore() {
        assertThat(STEPS).extracting(step -> step.section("indexes").strip()).containsOnly("[inner]\nkettle 1.0");
        assertThat(STEPS)
                .extracting(step -> step.read("steps").request().requirements().toString())
                .satisfies(texts ->
                        assertThat(texts.get(1)).isNotEqualTo(texts.get(0)).isEqualTo(texts.get(2)));
        assertThat(STEPS).extracting(ScenarioText::said).containsExactly("one\n", "two\n", "three\n");
    }

    @Test
    void lockOfSomebodyElseIsOfItsStepAlone() {
        String lock = "lock-version = \"1.0\"\ncreated-by = \"another-tool\"\npackages = []\n";
        List<ScenarioText> steps = new ScenarioText("A rule.\n== first verify\n== indexes\n[inner]\n== request\n"
                        + "== pylock.toml\n" + lock
                        + "== expect\nas-locked\n== then PT0S lock\n== expect\nresolved\nlock written\n")
                .steps();

        assertThat(steps).extracting(step -> step.step().kind()).containsExactly(Step.Kind.VERIFY, Step.Kind.LOCK);
        assertThat(steps).extracting(ScenarioText::lock).containsExactly(Optional.of(lock), Optional.empty());
        assertThat(steps).allSatisfy(step -> assertThat(step.projects()).isEmpty());
        KeptLock kept = KeptLock.inMemory();
        assertThat(steps).allSatisfy(step -> {
            Scenario read = step.read("steps");
            assertThat(read.expected().differences(read.run(kept))).isEmpty();
        });
    }

    @Test
    void allLinesOfAWordStandThereOrNone() {
        ScenarioText text = new ScenarioText("""
            A rule.
            == first lock
            == indexes
            [inner]
            kettle 1.0
            lamp 1.0
            == request
            kettle
            lamp
            == expect
            resolved
            kettle 1.0 from inner
            lamp 1.0 from inner
            locked kettle kettle-1.0-py3-none-any.whl
            """);

        Scenario read = text.read("steps");

        assertThat(read.expected().differences(read.run()))
                .containsExactly("says locked lamp lamp-1.0-py3-none-any.whl");
    }

    @Test
    void whoSaysNothingOfAPackageIsNotHeldToIt() {
        Scenario read = new ScenarioText("""
            A rule.
            == indexes
            [inner]
            kettle 1.0
            lamp 1.0 | uploaded never
            == request
            kettle
            lamp
            == expect
            resolved
            kettle 1.0 from inner
            lamp 1.0 from inner
            uploaded lamp 2024-01-01T00:00:00Z
            """).read("results");
        Answer own = read.run();
        Answer foreign = Answer.foreign("resolved", own.packages(), own.questions(), "");

        assertThat(read.expected().differences(own))
                .containsExactly(
                        "does not say uploaded lamp 2024-01-01T00:00:00Z", "says uploaded kettle 2024-01-01T00:00:00Z");
        assertThat(read.expected().differences(foreign.with(own.facts())))
                .isEqualTo(read.expected().differences(own));
        assertThat(read.expected().differences(foreign.with(List.of("yanked kettle leaks"))))
                .isEmpty();
    }

    @Test
    void whatIsSaidIsWrittenBehindEachStep() {
        String written = ScenarioText.withSaid(TEXT, List.of("1\n", "2\n", "3\n"));

        assertThat(written)
                .isEqualTo(TEXT.replace("said\none", "said\n1")
                        .replace("said\ntwo", "said\n2")
                        .replace("said\nthree", "said\n3"));
        assertThat(ScenarioText.withSaid(TEXT.replaceAll("== said\n[a-z]+\n", ""), List.of("1\n", "2\n", "3\n")))
                .isEqualTo(written);
    }
}
