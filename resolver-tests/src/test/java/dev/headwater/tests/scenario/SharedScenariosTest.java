// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Puts the shared scenarios to indexes in memory. */
class SharedScenariosTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("headwater.shared", "../shared"), "conformance", "multi-index");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What packse wants otherwise than index-policy.md, section 4: these have to differ. */
    private static final Set<String> OTHERWISE = new TreeSet<>(List.of(
            // Stable versions come before pre-releases whatever a specifier names.
            "package-prerelease-specified-mixed-available",
            "package-prereleases-specifier-boundary",
            // A pre-release is taken where nothing else fits, also if no specifier names one.
            "package-only-prereleases-in-range",
            "transitive-package-only-prereleases-in-range",
            "transitive-prerelease-and-stable-dependency",
            "transitive-prerelease-and-stable-dependency-many-versions",
            "transitive-prerelease-and-stable-dependency-many-versions-holes",
            // Upper bounds of Requires-Python count.
            "python-less-than-current"));

    @TestFactory
    List<DynamicTest> ownership() throws IOException {
        return tests("ownership", 15);
    }

    @TestFactory
    List<DynamicTest> policy() throws IOException {
        return tests("policy", 17);
    }

    @TestFactory
    List<DynamicTest> candidates() throws IOException {
        return tests("candidates", 8);
    }

    @TestFactory
    List<DynamicTest> packse() throws IOException {
        Path file = FOLDER.resolveSibling("packse.json");
        assumeTrue(Files.exists(file), () -> "skipped: the shared scenarios are not at " + file);
        List<Scenario> scenarios = PackseScenarios.read(JSON.readTree(file.toFile()));
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(106);
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> checkPackse(scenario)))
                .toList();
    }

    private static void checkPackse(Scenario scenario) {
        if (OTHERWISE.contains(scenario.id())) {
            assertThat(scenario.expected().differences(scenario.run()))
                    .as("%s differs no more; strike the exception", scenario.id())
                    .isNotEmpty();
        } else {
            check(scenario);
        }
    }

    private static List<DynamicTest> tests(String topic, int atLeast) throws IOException {
        Path folder = FOLDER.resolve(topic);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: the shared scenarios are not at " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> scenarios = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(scenarios).hasSizeGreaterThanOrEqualTo(atLeast);
            return scenarios.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> check(SharedScenarios.read(JSON.readTree(file.toFile())))))
                    .toList();
        }
    }

    private static void check(Scenario scenario) {
        Answer answer = scenario.run();
        assertThat(scenario.expected().differences(answer))
                .as("%s, which came to%n%s", scenario.id(), answer.text())
                .isEmpty();
        assertThat(ScenarioProof.fault(scenario)).as(scenario.id()).isEmpty();
    }
}
