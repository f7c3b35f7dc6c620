// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.export;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.index.WrittenFile;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code export}: writes a lock, or the answer of a request, for other tools and for people. */
public final class ExportCommand implements Command {
    /** The options that go with a lock, which is exported as it is. */
    private static final Set<String> OF_LOCKS =
            Set.of("help", "quiet", "verbose", "no-progress", "format", "output", "timestamp", "serial-number");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .indexes()
                .request()
                .values("format", "output/o", "timestamp", "serial-number");
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.CYCLONEDX, OutputFormat.MERMAID, OutputFormat.HTML);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        ExportText text = ExportText.read(arguments, output.format());
        Optional<Path> file = WrittenFile.of("output", arguments, output.surroundings());
        return isLock(arguments) ? ofLock(arguments, output, text, file) : ofRequest(arguments, output, text, file);
    }

    /** A requirement has no such ending, but for a project that can be written without it: {@code a-toml}. */
    private static boolean isLock(Arguments arguments) {
        List<String> operands = arguments.operands();
        return operands.size() == 1 && operands.get(0).endsWith(".toml");
    }

    private ExitStatus ofLock(Arguments arguments, Output output, ExportText text, Optional<Path> file) {
        for (String option : options().names()) {
            if (arguments.has(option) && !OF_LOCKS.contains(option)) {
                throw new InvalidRequestException(
                        "--" + option + " is about a request, and a lock is exported as it is",
                        "leave it out, or name requirements instead of a lock");
            }
        }
        String named = arguments.operands().get(0);
        Path path = FileArgument.path("export", named, output.surroundings().directory());
        if (file.filter(to -> ReplacedFile.isSame(to, path)).isPresent()) {
            throw new InvalidRequestException(
                    "--output is the lock itself, and it would be lost", "name another file, or leave --output out");
        }
        try {
            LockFile lock = LockFile.load(path);
            if (output.verbosity() != Output.Verbosity.QUIET) {
                output.messages(lock.warnings().stream()
                        .map(warning -> new Message(Message.Kind.WARNING, warning))
                        .toList());
            }
            write(text.of(lock.lock()), file, output);
            return ExitStatus.RESOLVED;
        } catch (InvalidLockFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    private static ExitStatus ofRequest(Arguments arguments, Output output, ExportText text, Optional<Path> file) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        ResolutionOutcome outcome;
        try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch)) {
            ResolutionRequest request = RequestArguments.read(arguments, surroundings);
            outcome = open.resolver().resolve(request);
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        text.of(outcome, policy).ifPresent(written -> write(written, file, output));
        ResolutionReport report = ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies()));
        return output.outcome(report, ExitStatus.of(outcome), "");
    }

    private static void write(String text, Optional<Path> file, Output output) {
        if (file.isEmpty()) {
            output.result(text);
            return;
        }
        try {
            ReplacedFile.replace(List.of(new ReplacedFile(file.get(), text)));
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException(
                    String.valueOf(e.getMessage()), e.remedy() + "; without -o the text goes to standard output");
        }
    }
}
