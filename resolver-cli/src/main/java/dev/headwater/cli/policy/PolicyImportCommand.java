// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.policy;

import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.ConfigurationFile;
import dev.headwater.core.InvalidConfigurationFileException;
import dev.headwater.core.imported.ImportedPolicy;
import dev.headwater.core.report.ImportReport;
import java.nio.file.Path;
import java.time.Instant;

/** {@code policy import}: the policy that says what the configuration of another tool says. */
public final class PolicyImportCommand implements Command {
    @Override
    public String name() {
        return "policy import";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().values("format", "output/o", "now").flags("overwrite", "quiet/q", "verbose/v");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        if (arguments.operands().size() != 1) {
            throw new InvalidRequestException(
                    "policy import needs one file", "headwater policy import pip.conf, uv.toml or pyproject.toml");
        }
        Path folder = output.surroundings().directory();
        String named = arguments.operands().get(0);
        Path file = FileArgument.path("policy import", named, folder);
        Instant now = OpenResolver.clock(arguments, output.surroundings()).instant();
        ImportedPolicy imported = imported(file, now);
        if (arguments.has("output")) {
            Path to = FileArgument.path("--output", arguments.value("output").orElseThrow(), folder);
            WrittenPolicy.at(to, arguments.has("overwrite")).write(imported, output);
        } else if (arguments.has("overwrite")) {
            throw new InvalidRequestException("--overwrite is for files, and nothing is written without --output");
        }
        ImportReport report = ImportReport.of(imported, named);
        if (output.format() == OutputFormat.JSON) {
            output.result(report.json());
        } else if (!arguments.has("output")) {
            output.result(report.text());
        }
        return ExitStatus.RESOLVED;
    }

    private static ImportedPolicy imported(Path file, Instant now) {
        try {
            return ConfigurationFile.load(file, now);
        } catch (InvalidConfigurationFileException e) {
            throw new InvalidRequestException(e);
        }
    }
}
