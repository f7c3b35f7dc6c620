// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.server.Asking;
import dev.headwater.conformance.server.ServedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs our own scenarios, the files of the module {@code resolver-scenarios}. With {@code -Dgolden.update=true} what is
 * said is written into them instead of compared.
 */
class ScenariosTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.root"))
            .resolve("resolver-scenarios/src/main/resources/dev/headwater/scenarios");

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicContainer> scenarios() throws IOException {
        return sorted(FOLDER).stream()
                .map(topic ->
                        DynamicContainer.dynamicContainer(topic.getFileName().toString(), tests(topic)))
                .toList();
    }

    private Stream<DynamicTest> tests(Path topic) {
        try {
            return sorted(topic).stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        ScenarioText scenario = new ScenarioText(text);
        String name = file.getFileName().toString();
        List<ScenarioText> steps = scenario.steps();
        List<Answer> answers = answers(new NamedScenario(name, scenario));
        for (int i = 0; i < steps.size(); i++) {
            check(file, steps.get(i).read(name), answers.get(i));
        }
        if (!scenario.needsServer()) {
            assertThat(ScenarioProof.fault(scenario.read(name))).as("%s", file).isEmpty();
        }
        List<String> said = answers.stream().map(Answer::text).toList();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, ScenarioText.withSaid(text, said));
        } else {
            assertThat(said)
                    .as("%s", file)
                    .isEqualTo(steps.stream().map(ScenarioText::said).toList());
        }
    }

    private List<Answer> answers(NamedScenario scenario) throws IOException {
        if (scenario.text().needsServer()) {
            return ServedScenario.run(scenario, Asking.keepingIn(folder.resolve(scenario.name() + ".kept")));
        }
        KeptLock kept = KeptLock.inMemory();
        return scenario.text().steps().stream()
                .map(step -> step.read(scenario.name()).run(kept))
                .toList();
    }

    private static void check(Path file, Scenario read, Answer answer) {
        assertThat(read.expected().differences(answer))
                .as("%s, which came to%n%s", file, answer.text())
                .isEmpty();
    }
}
