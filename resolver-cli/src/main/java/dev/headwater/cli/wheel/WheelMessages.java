// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.wheel;

import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Output;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.OutcomeText;
import dev.headwater.core.report.ResolutionReport;
import java.nio.file.Path;
import java.util.List;

/** What is said of wheels that were made: the path of each to standard output, all else to standard error. */
public final class WheelMessages {
    private final Output output;

    public WheelMessages(Output output) {
        this.output = output;
    }

    /** Tells of a new wheel, and what is other in it. */
    public void made(Path file, List<MetadataChange> changes, List<String> dropped) {
        for (MetadataChange change : changes) {
            note(change.overlay() + ": " + change.field() + ": "
                    + value(change.published().orElse("nothing")) + " -> "
                    + value(change.effective().orElse("nothing")));
        }
        for (String name : dropped) {
            warning(name + " is left out: it signs the RECORD that was");
        }
        file(file);
    }

    private static String value(String text) {
        return Shown.text(UrlSecrets.inRequirement(text));
    }

    /** Prints a path as the result. */
    public void file(Path file) {
        Path directory = output.surroundings().directory();
        output.result((file.startsWith(directory) ? directory.relativize(file) : file) + "\n");
    }

    /** Tells what may be of interest. */
    public void note(String text) {
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.plain("  " + text + "\n");
        }
    }

    /** Tells what should be known. */
    public void warning(String text) {
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(List.of(new Message(Message.Kind.WARNING, text)));
        }
    }

    /** Tells why nothing was made. */
    public void error(String text) {
        output.messages(List.of(new Message(Message.Kind.ERROR, text)));
    }

    /** Tells what could be done. */
    public void hint(String text) {
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(List.of(new Message(Message.Kind.HINT, text)));
        }
    }

    /** Tells why overlays cannot be applied to a wheel, as a resolution does that uses it. */
    public ExitStatus unfit(Path file, List<OverlayProblem> problems) {
        WheelFilename wheel = WheelFilename.parse(String.valueOf(file.getFileName()));
        ProjectName project = ProjectName.parse(wheel.name());
        List<Problem> told = problems.stream()
                .<Problem>map(problem -> new Problem.Overlaid(project, wheel.version(), wheel.toString(), problem))
                .toList();
        OutcomeReport report = OutcomeReport.builder().wording(OutcomeText::of).build();
        return output.outcome(
                ResolutionReport.of(new ResolutionOutcome.InvalidRequest(report, told)), ExitStatus.INVALID_REQUEST);
    }
}
