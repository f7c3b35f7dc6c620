// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.environment;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.InstalledArgument;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.environment.PolicyComparison;
import dev.headwater.core.report.EnvironmentReport;
import java.util.List;

/** {@code environment}: what is installed in a place, whose it is, and what the policy would supply. */
public final class EnvironmentCommand implements Command {
    @Override
    public String name() {
        return "environment";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .indexes()
                .values("format", "now", "root", "rpm-listing")
                .flags("hotfixes");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        List<String> operands = arguments.operands();
        if (operands.size() != 1) {
            throw new InvalidRequestException(
                    "environment needs one folder or interpreter, and there are " + operands.size(),
                    "headwater environment .venv, or headwater environment /usr/bin/python3");
        }
        Environment environment =
                InstalledArgument.reader(arguments, output.surroundings()).environment(operands.get(0));
        EnvironmentReport report = EnvironmentReport.of(
                isCompared(arguments) ? compared(environment, arguments, output) : EnvironmentReview.of(environment));
        boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
        output.result(
                output.format() == OutputFormat.JSON
                        ? report.json()
                        : report.text() + (quiet ? "" : report.summary() + "\n"));
        return status(report.review());
    }

    /** Who does not name a policy, or ask for its hotfixes, tells nobody what is installed. */
    private static boolean isCompared(Arguments arguments) {
        return arguments.has("config") || arguments.has("index") || arguments.has("hotfixes");
    }

    private static EnvironmentReview compared(Environment environment, Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch);
                Owners owners = open.resolver().owners()) {
            PolicyComparison comparison = PolicyComparison.with(owners);
            return (arguments.has("hotfixes") ? comparison.andHotfixes() : comparison).compare(environment);
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
    }

    private static ExitStatus status(EnvironmentReview review) {
        return switch (review.outcome()) {
            case SAME -> ExitStatus.RESOLVED;
            case DIFFERENT -> ExitStatus.UNSATISFIABLE;
            case NOT_CHECKED -> ExitStatus.INDEX_FAILURE;
        };
    }
}
