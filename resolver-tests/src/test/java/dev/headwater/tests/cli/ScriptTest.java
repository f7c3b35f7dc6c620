// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.OneJdk;
import dev.headwater.tests.report.ResolutionSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the script {@code headwater} as users do; it builds the program first where that is not built yet. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for bash")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@OneJdk
class ScriptTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoIsValidJson() throws IOException, InterruptedException {
        Process demo = start("\"$HEADWATER\" demo --format json");
        String json = output(demo);

        assertThat(demo.waitFor()).isZero();
        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        assertThat(json).contains("\"answers\": [");
    }

    @Test
    void aReaderThatStopsEarlyIsNoFault() throws IOException, InterruptedException {
        Process demo = start("\"$HEADWATER\" demo | head -n 1; exit ${PIPESTATUS[0]}");

        assertThat(output(demo).lines()).hasSize(1);
        assertThat(demo.waitFor()).isZero();
    }

    @Test
    void anInvalidRequestHasItsExitStatus() throws IOException, InterruptedException {
        Process refused = start("\"$HEADWATER\" resolve 'flask==' --format json --index none=nowhere");

        assertThat(output(refused)).contains("\"outcome\": \"invalid-request\"");
        assertThat(refused.waitFor()).isEqualTo(2);
    }

    /** Each of them would have all jars on the class path opened. */
    @Test
    void noClassOfTheProgramIsReadFromAJarEvenForACommandThatWasNotRehearsed()
            throws IOException, InterruptedException {
        // Built first, for the JVM of a build would write its own list.
        Process help = start("\"$HEADWATER\" --version >version; "
                + "_JAVA_OPTIONS=-Xlog:class+load:file=classes \"$HEADWATER\" policy import pip.conf 2>&1");

        assertThat(output(help)).contains("pip.conf");
        assertThat(help.waitFor()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("classes")).lines())
                .anyMatch(line -> line.contains("dev.headwater.cli.policy.PolicyImportCommand source: shared"))
                .noneMatch(line -> line.contains("dev.headwater.") && line.contains("source: file:"));
    }

    @Test
    void aConfigurationOfLoggersThatTheUserNamesIsRead() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("logging"),
                "handlers=java.util.logging.FileHandler\n.level=ALL\njava.util.logging.FileHandler.pattern=log\n");
        String resolve = "\"$HEADWATER\" resolve flask --no-cache --index none=http://127.0.0.1:9/simple/ 2>&1";
        Process without = start(resolve);
        output(without);
        assertThat(without.waitFor()).isEqualTo(3);
        assertThat(folder.resolve("log")).doesNotExist();

        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            Process named = start(variable + "=-Djava.util.logging.config.file=logging " + resolve);
            output(named);
            assertThat(named.waitFor()).isEqualTo(3);
            assertThat(folder.resolve("log")).isNotEmptyFile();
            Files.delete(folder.resolve("log"));
        }
    }

    private Process start(String line) throws IOException {
        Path script = Path.of(System.getProperty("headwater.root"), "headwater");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
        builder.environment().put("HEADWATER", script.toString());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private String output(Process process) throws IOException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Files.readString(folder.resolve("err")).lines())
                .allSatisfy(line -> assertThat(line).startsWith("headwater: building"));
        return output;
    }
}
