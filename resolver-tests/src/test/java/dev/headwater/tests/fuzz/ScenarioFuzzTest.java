// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.InvalidScenarioException;
import java.nio.charset.StandardCharsets;

/** A scenario comes from anybody: it is read, or refused in a sentence. */
class ScenarioFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void scenarios(byte[] bytes) {
        try {
            ScenarioText scenario = new ScenarioText(new String(bytes, StandardCharsets.UTF_8));
            for (ScenarioText step : scenario.steps()) {
                assertThat(step.read("fuzzed").policy()).isNotNull();
            }
        } catch (InvalidScenarioException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(10_000);
        }
    }
}
