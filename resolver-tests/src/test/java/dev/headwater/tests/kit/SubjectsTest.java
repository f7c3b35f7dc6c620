// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools of anybody: what they answer wrongly, and what becomes of those that do not behave. */
class SubjectsTest {
    /** No test waits for it, but one that fails. */
    private static final int MOST_MILLISECONDS = 120_000;

    @TempDir
    private Path folder;

    private ScenarioFolder scenarios;

    @BeforeEach
    void makeFolder() throws IOException {
        scenarios = new ScenarioFolder(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'outcome': 'refused'} | differs: is refused, not resolved",
                "{'left-out': 'no order'} | left-out: no order",
                "{'outcome': 'fine'} | failed: answered the outcome 'fine', which is none of",
                "{'outcome': 'resolved', 'packages': [{'name': '-', 'version': '1'}]} | failed: answered a package"
                        + " that",
                "{'outcome': 'resolved'} {} | failed: answered no JSON",
                "{'outcome': 'resolved', 'packages': [{'name': 'kettle', 'version': '2.0'}, {'name': 'kettle',"
                        + " 'version': '1.0'}, {'name': 'lamp', 'version': '3.0'}]} | differs: chose kettle twice,"
                        + " 2.0, too",
                "{'left-out': '\\u001b[2J\\nO1'} | left-out: \\u001b[2J\\u000aO1",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | failed: answered no JSON",
                "sorry | failed: answered no JSON: 'sorry"
            })
    void answerThatIsNoneIsAFailure(String said, String expected) throws IOException, InterruptedException {
        String text = verdict(scenarios.kit(), "saying", said.replace('\'', '"'));

        assertThat(text).startsWith(expected);
    }

    @Test
    void endlessOutputIsCutOff() throws IOException, InterruptedException {
        assertThat(verdict(scenarios.kit().mostOutput(1 << 16), "endless"))
                .isEqualTo("failed: wrote more than 65536 bytes");
    }

    @Test
    void endlessQuestionsAreAFailure() throws IOException, InterruptedException {
        assertThat(verdict(scenarios.kit(), "asking")).isEqualTo("failed: asked more than 5000 times");
    }

    @Test
    void whatIsWrittenLastIsRead() throws IOException, InterruptedException {
        String message = "and so on, ".repeat(5000);

        assertThat(verdict(scenarios.kit(), "saying", "{\"outcome\": \"refused\", \"message\": \"" + message + "\"}"))
                .startsWith("differs: is refused");
    }

    @Test
    void whoDoesNotEndIsEnded() throws IOException, InterruptedException {
        assertThat(verdict(scenarios.kit().deadline(Duration.ofSeconds(1)), "hanging"))
                .isEqualTo("failed: did not end within 1 s");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing tells whose a process is")
    void whatASubjectLeavesBehindIsEnded() throws IOException, InterruptedException {
        try (ServerSocket server = server()) {
            assertThat(verdict(scenarios.kit(), "leaving", String.valueOf(server.getLocalPort())))
                    .startsWith("differs: is refused");

            assertThat(line(server).read()).isEqualTo(-1);
        }
    }

    @Test
    void interruptedRunEndsItsProcessesAndTakesItsFoldersAway() throws IOException, InterruptedException {
        try (ServerSocket server = server()) {
            Conformance kit = scenarios
                    .kit()
                    .subject("calling", MadeSubject.command("calling", String.valueOf(server.getLocalPort())))
                    .build();
            FutureTask<ConformanceReport> run = new FutureTask<>(kit::run);
            Thread thread = new Thread(run, "run");
            thread.start();
            InputStream line = line(server);

            thread.interrupt();

            assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(line.read()).isEqualTo(-1);
            assertThat(scenarios.work()).isEmptyDirectory();
        }
    }

    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(MOST_MILLISECONDS);
        return server;
    }

    private static InputStream line(ServerSocket server) throws IOException {
        Socket line = server.accept();
        line.setSoTimeout(MOST_MILLISECONDS);
        return line.getInputStream();
    }

    @Test
    void statusThatIsNotZeroIsAFailure() throws IOException, InterruptedException {
        assertThat(verdict(scenarios.kit(), "unknown word")).isEqualTo("failed: ended with the status 3");
    }

    @Test
    void programThatIsNotThereIsAFailure() throws IOException, InterruptedException {
        String text = scenarios
                .kit()
                .subject("none", List.of(folder.resolve("none").toString()))
                .build()
                .run()
                .text();

        assertThat(text).contains("none: cannot be started");
    }

    /** {@return verdict and reason of a subject about the one scenario} */
    private static String verdict(Conformance.Builder kit, String... words) throws IOException, InterruptedException {
        String text =
                kit.subject("made", MadeSubject.command(words)).build().run().text();
        String mark = text.lines()
                .filter(line -> line.endsWith("  order/first"))
                .findFirst()
                .orElseThrow();
        if (mark.startsWith("  =-")) {
            return "left-out: "
                    + text.substring(text.indexOf("1 times: ") + "1 times: ".length())
                            .strip();
        }
        String why = text.lines()
                .filter(line -> line.startsWith("      made: "))
                .findFirst()
                .orElse("      made: ");
        return (mark.startsWith("  =!") ? "failed: " : "differs: ") + why.substring("      made: ".length());
    }

    @Test
    void subjectWorksInAFolderOfItsOwnThatIsGoneAfterwards() throws IOException, InterruptedException {
        Path kept = folder.resolve("surroundings.txt");

        scenarios
                .kit()
                .subject("made", MadeSubject.command("surroundings", kept.toString()))
                .build()
                .run();

        assertThat(Files.readAllLines(kept))
                .hasSize(2)
                .allSatisfy(place -> assertThat(Path.of(place).toString())
                        .startsWith(scenarios.work().toRealPath().toString()));
        try (Stream<Path> left = Files.list(scenarios.work())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void subjectsHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> scenarios.kit().subject("headwater", List.of("true")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenarios.kit().subject("one", List.of("true")).subject("one", List.of("true")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenarios.kit().subject("one", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
