// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.scenario.Step;
import java.util.List;
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
