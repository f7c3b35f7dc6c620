// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.review.OverlayLint;
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
import dev.headwater.core.InvalidOverlayFileException;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.OverlayLintReport;
import dev.headwater.core.review.Reviewing;
import java.util.List;

/** {@code overlay lint}: what overlays match, no longer match, and should expect. */
public final class OverlayLintCommand implements Command {
    @Override
    public String name() {
        return "overlay lint";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().indexes().values("format");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        OverlayLint lint;
        try {
            OverlaySet overlays = overlays(arguments, policy, surroundings);
            try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch);
                    Reviewing reviewing = Reviewing.builder(
                                    policy, open.indexes(policy), OpenResolver.clock(arguments, surroundings))
                            .listener(watch)
                            .build()) {
                lint = reviewing.lint(overlays);
            }
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        OverlayLintReport report = OverlayLintReport.of(lint);
        boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
        output.result(
                output.format() == OutputFormat.JSON
                        ? report.json()
                        : report.text() + (quiet ? "" : report.summary() + "\n"));
        return switch (lint.outcome()) {
            case FIT -> ExitStatus.RESOLVED;
            case FOUND -> ExitStatus.UNSATISFIABLE;
            case NOT_JUDGED -> ExitStatus.INDEX_FAILURE;
        };
    }

    private static OverlaySet overlays(Arguments arguments, IndexPolicy policy, Surroundings surroundings) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return policy.overlays();
        }
        if (operands.size() > 1) {
            throw new InvalidRequestException(
                    "overlay lint takes one overlay file, and there are " + operands.size(),
                    "headwater overlay lint hotfixes.toml");
        }
        try {
            return OverlayFile.load(FileArgument.path("overlay lint", operands.get(0), surroundings.directory()));
        } catch (InvalidOverlayFileException e) {
            throw new InvalidRequestException(e);
        }
    }
}
