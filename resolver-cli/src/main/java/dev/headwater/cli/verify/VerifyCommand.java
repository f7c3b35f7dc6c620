// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.verify;

import dev.headwater.api.lock.Verification;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.InstalledArgument;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.TargetArguments;
import dev.headwater.core.InvalidLockFileException;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.InstalledProjects;
import dev.headwater.core.lock.Verifying;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code verify}: decides again who supplies what a lock has, and holds its files against what they list. */
public final class VerifyCommand implements Command {
    @Override
    public String name() {
        return "verify";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(new OptionTable()
                .messages()
                .indexes()
                .values("format", "environment", "python", "target", "now")
                .lists("platform"));
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.SARIF);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        String named = operand(arguments);
        Path file = FileArgument.path("verify", named, surroundings.directory());
        LockFile lock = load(file);
        Optional<InstalledProjects> installed = arguments
                .value("environment")
                .map(folder -> installed(FileArgument.path("--environment", folder, surroundings.directory())));
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(lock.warnings().stream()
                    .map(warning -> new Message(Message.Kind.WARNING, warning))
                    .toList());
        }
        Watch watch = new Watch(arguments, output);
        Verification found;
        try (OpenResolver open = OpenResolver.openForToday(policy, arguments, surroundings, watch);
                Owners owners = open.resolver().owners()) {
            Verifying.Builder verifying = Verifying.builder(owners, policy, open.indexes(policy))
                    .folder(file.toAbsolutePath().resolveSibling(""));
            TargetArguments.given(arguments, surroundings).ifPresent(verifying::target);
            installed.ifPresent(verifying::installed);
            found = verifying.build().verify(lock.lock());
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        print(VerificationReport.of(found, named, lock.lines()), output);
        return status(found);
    }

    private static String operand(Arguments arguments) {
        List<String> operands = arguments.operands();
        if (operands.size() != 1) {
            throw new InvalidRequestException(
                    "verify needs one lock, and there are " + operands.size(), "headwater verify pylock.toml");
        }
        return operands.get(0);
    }

    private static LockFile load(Path file) {
        try {
            return LockFile.load(file);
        } catch (InvalidLockFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    private static InstalledProjects installed(Path folder) {
        try {
            return InstalledProjects.read(folder);
        } catch (IOException e) {
            throw new InvalidRequestException(
                    "--environment: " + folder + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "name the folder that has the dist-info folders, such as /usr/lib/python3/dist-packages");
        }
    }

    private static void print(VerificationReport report, Output output) {
        switch (output.format()) {
            case JSON -> output.result(report.json());
            case SARIF -> output.result(report.sarif());
            default -> {
                boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
                output.result(report.text() + (quiet ? "" : report.summary() + "\n"));
            }
        }
    }

    private static ExitStatus status(Verification found) {
        return switch (found.outcome()) {
            case AS_LOCKED -> ExitStatus.RESOLVED;
            case DIFFERENT -> ExitStatus.UNSATISFIABLE;
            case NOT_CHECKED -> ExitStatus.INDEX_FAILURE;
        };
    }
}
