// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.OneJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of the documents, those of one document after the other in a folder that looks like a checkout. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a shell")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@OneJdk
class CommandBlocksTest {
    /** What a command that is not run has in it, and why it is not. */
    private static final Map<String, String> NOT_RUN = new TreeMap<>(Map.of(
            "mvn -B verify", "runs these tests",
            "headwater serve", "runs until it is told to end",
            "headwater conformance", "asks the pip and the uv of somebody's machine",
            "tools/others.py", "reads what a run of an hour has measured",
            "//127.0.0.1:8080/", "there is no such server; tools/gateway.py does it before one",
            "mvn -B -Punchecked install", "writes to the home of who runs it; .ci/consumers does the like",
            "-Dheadwater.released=", "needs a release; .ci/compare makes one",
            ".example.org/", "there is no such host, and tests use no network"));

    private static final String PROMPT = "$ ";
    private static final String PROGRAM = "headwater";

    @TempDir
    private Path folder;

    static List<Path> documents() {
        return Fence.documents().stream()
                .filter(document -> Fence.of(document).stream().anyMatch(CommandBlocksTest::hasCommands))
                .toList();
    }

    private static boolean hasCommands(Fence fence) {
        return fence.info().equals(Fence.SESSION) || fence.info().startsWith(Fence.COMMANDS);
    }

    @BeforeEach
    void makeCheckout() throws IOException {
        for (String part : List.of("examples", "resolver-cli/src/main/resources/dev/headwater/cli/demo")) {
            Path copy = Files.createDirectories(folder.resolve(part));
            try (Stream<Path> files = Files.list(Fence.ROOT.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        String start = String.join("' '", Jvm.command(Jvm.classPath(), "dev.headwater.cli.Main"));
        Path program = folder.resolve(PROGRAM);
        Files.writeString(program, "#!/bin/sh\nexec '" + start + "' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void doWhatIsShown(Path document) throws IOException, InterruptedException {
        for (Fence fence : Fence.of(document)) {
            if (fence.isNamedFile()) {
                Files.writeString(folder.resolve(fence.fileName()), fence.text());
            }
            switch (fence.info()) {
                case Fence.SESSION ->
                    assertThat(session(fence)).as(fence.toString()).isEqualTo(fence.text());
                case Fence.COMMANDS -> runs(fence, fence.text());
                case Fence.COMMANDS_NOT_RUN -> isMeant(fence);
                default -> {}
            }
        }
    }

    @Test
    void whatIsNotRunIsThere() {
        assertThat(NOT_RUN.keySet())
                .allSatisfy(part -> assertThat(Fence.ofKind(Fence.COMMANDS_NOT_RUN))
                        .anySatisfy(fence -> assertThat(fence.text()).contains(part)));
    }

    /** The commands of a block with what they print now. */
    private String session(Fence fence) throws IOException, InterruptedException {
        assertThat(fence.lines()).as(fence.toString()).first().asString().startsWith(PROMPT);
        StringBuilder session = new StringBuilder();
        for (String line : fence.lines()) {
            if (line.startsWith(PROMPT)) {
                session.append(line).append('\n');
                session.append(shell(line.substring(PROMPT.length())).printed());
            }
        }
        return session.toString();
    }

    /** Of a command that is not run, the options are read all the same: with one more, which asks for the help page. */
    private void isMeant(Fence fence) throws IOException, InterruptedException {
        for (String line : fence.lines()) {
            assertThat(NOT_RUN.keySet()).as("%s: %s", fence, line).anyMatch(line::contains);
            if (line.contains(PROGRAM + " ")) {
                runs(fence, line + " --help");
            }
        }
    }

    private void runs(Fence fence, String commands) throws IOException, InterruptedException {
        Jvm.Ended ended = shell(commands);
        assertThat(ended.status()).as("%s: %s", fence, ended.printed()).isZero();
    }

    private Jvm.Ended shell(String commands) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("PATH", folder + ":" + System.getenv("PATH"));
        return Jvm.run(folder, environment, List.of("sh", "-e", "-c", commands));
    }
}
