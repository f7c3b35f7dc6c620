// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.resolve;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
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
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;
import dev.headwater.http.HttpStatistics;
import java.util.EnumSet;
import java.util.Set;

/** {@code resolve}: resolves and prints; writes nothing but what {@code --record} asks for. */
public final class ResolveCommand implements Command {
    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .indexes()
                .request()
                .values("format", "record")
                .flags("statistics");
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.TREE, OutputFormat.REQUIREMENTS);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        ResolutionOutcome outcome;
        HttpStatistics traffic;
        try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch)) {
            outcome = open.resolver().resolve(RequestArguments.read(arguments, surroundings));
            traffic = open.traffic();
            open.writeRecord();
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        if (arguments.has("statistics")) {
            output.plain(watch.statisticsLine(traffic));
        }
        return output.outcome(
                ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies())), ExitStatus.of(outcome));
    }
}
