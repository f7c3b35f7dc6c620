// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of the sources that go with the kit, as far as they need nothing but Python. */
class PythonToolsTest {
    private static final Path TOOLS = Path.of(System.getProperty("headwater.root"), "tools");

    private static final String RESERVED = """
        A name that is reserved is asked of one index.

        == indexes
        [public]
        kettle 2.0
        [inner]
        kettle 1.0

        == policy
        inner.reserved = kettle

        == request
        kettle

        == expect
        resolved
        kettle 1.0 from inner
        """;

    private static final String PAGE =
            "before\n<!-- totals -->\n<!-- end -->\n<!-- sentences -->\nold\n<!-- end -->\n<!-- differences -->\n<!-- end -->\n";

    @TempDir
    private Path folder;

    private Path scenarios;

    @BeforeEach
    void makeFolders() throws IOException {
        scenarios = folder.resolve("scenarios");
        Files.createDirectories(scenarios.resolve("mine"));
        Files.createDirectory(folder.resolve("work"));
        assumeTrue(hasPython(), "left out: there is no python3 here");
    }

    private static boolean hasPython() {
        try {
            return run("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        assertThat(said).as("status %d", status).isEmpty();
        return status;
    }

    private ConformanceReport report(String name, List<String> command) throws IOException, InterruptedException {
        return Conformance.builder(folder.resolve("work"))
                .scenarios(scenarios)
                .version("1")
                .subject(name, command)
                .build()
                .run();
    }

    @Test
    void strictPriorityLeavesOutWhatCondaHasNoWordFor() throws IOException, InterruptedException {
        Files.writeString(scenarios.resolve("mine/one.txt"), RESERVED);

        ConformanceReport report = report(
                "rattler", List.of("python3", TOOLS.resolve("conda_strict.py").toString()));

        assertThat(report.text()).contains("1 times: conda has no word for 'reserved' of an index");
    }

    @Test
    void tablesOfOthersAreMadeOfAMatrixInTheirPlaces() throws IOException, InterruptedException {
        Files.writeString(scenarios.resolve("mine/one.txt"), ScenarioFolder.FIRST);
        Path matrix = Files.writeString(
                folder.resolve("matrix.json"),
                report("merged", MadeSubject.command("merged")).json());
        Path page = Files.writeString(folder.resolve("page.md"), PAGE);

        tables(page, matrix);

        String once = Files.readString(page);
        assertThat(once)
                .startsWith("before\n")
                .contains("| merged |  | 0 | 1 | 0 | 0 |\n")
                .contains("| `mine/one` |  | merged | chose kettle 2.0 from public,")
                .doesNotContain("old", "headwater");
        tables(page, matrix);
        assertThat(page).hasContent(once);
        tables(page, matrix, "--lists", "merged");
        assertThat(Files.readString(page)).doesNotContain("was asked about");
    }

    private static void tables(Path page, Path matrix, String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("python3", TOOLS.resolve("others.py").toString()));
        words.addAll(List.of(options));
        words.addAll(List.of(page.toString(), matrix.toString()));
        assertThat(run(words.toArray(new String[0]))).isZero();
    }
}
