// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.Machine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputTest {
    /** The second problem begins as a warning does; it is none, and has no colour. */
    @Test
    void theColourIsOfTheKindAndNotOfTheWords() {
        List<Problem> problems = List.of(problem("no such file"), problem("warning: what stands in a file"));
        OutcomeReport report = OutcomeReport.builder()
                .warnings(List.of(new Warning.NothingThere(IndexId.parse("distro"))))
                .hints(List.of(new Hint.Advice("error: is a word")))
                .build();

        assertThat(printed(new ResolutionOutcome.InvalidRequest(report, problems)))
                .startsWith("\u001b[1;31merror:\u001b[0m no such file\nwarning: what stands in a file\n"
                        + "\u001b[33mwarning:\u001b[0m 'distro' has nothing")
                .endsWith("\n\u001b[36mhint:\u001b[0m error: is a word\n");
    }

    private static Problem problem(String text) {
        return new Problem.Unreadable(Optional.empty(), text);
    }

    private static String printed(ResolutionOutcome outcome) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Machine.current().withEnvironment(Map.of("TERM", "xterm")),
                Set.of(Surroundings.Stream.ERR));
        new Output(surroundings, OutputFormat.TEXT, Output.Verbosity.USUAL)
                .outcome(ResolutionReport.of(outcome), ExitStatus.INVALID_REQUEST);
        return err.toString(StandardCharsets.UTF_8);
    }
}
