// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.repair.Repairs;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.core.repair.Repairing;
import dev.headwater.core.report.RepairReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Repairs in small worlds, told as golden texts: files as of our other scenarios, with a section {@code == disclose}
 * where indexes may be told names. With {@code -Dgolden.update=true} what is said is written into them.
 */
class RepairScenariosTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("headwater.root")).resolve("resolver-tests/src/test/resources/repairs");

    @TestFactory
    List<DynamicTest> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        ScenarioText scenario = new ScenarioText(text);
        Scenario read = scenario.read(file.getFileName().toString());
        Questions questions = new Questions();
        Repairs repairs = repairs(read, questions, text.contains("\n== disclose\n"));

        assertThat(read.expected().differences(Answer.of(repairs.outcome(), questions)))
                .as("%s", file)
                .isEmpty();
        String said = RepairReport.of(repairs).text();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, ScenarioText.withSaid(text, List.of(said)));
        } else {
            assertThat(said).as("%s", file).isEqualTo(scenario.said());
        }
    }

    private static Repairs repairs(Scenario scenario, Questions questions, boolean discloses) {
        Map<IndexId, PackageIndex> watched = new LinkedHashMap<>();
        scenario.indexes().forEach((id, index) -> watched.put(id, questions.watch(id, index)));
        Repairing.Builder builder = Repairing.builder(scenario.policy().get(), IndexFactory.of(watched))
                .clock(Clock.fixed(scenario.now(), ZoneOffset.UTC));
        if (discloses) {
            builder.disclosingNames();
        }
        try (Repairing repairing = builder.build()) {
            return repairing.repair(scenario.request());
        }
    }
}
