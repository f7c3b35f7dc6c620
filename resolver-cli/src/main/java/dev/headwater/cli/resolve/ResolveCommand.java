// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.resolve;

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
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
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
        return InstalledArgument.addTo(new OptionTable()
                .messages()
                .indexes()
                .request()
                .values("format", "record")
                .flags("statistics"));
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(
                OutputFormat.TEXT,
                OutputFormat.JSON,
                OutputFormat.TREE,
                OutputFormat.REQUIREMENTS,
                OutputFormat.CONSTRAINTS,
                OutputFormat.PYLOCK);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        PrintedAnswer answer;
        HttpStatistics traffic;
        try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch)) {
            RequestArguments request = RequestArguments.parse(arguments, surroundings);
            answer = output.format() == OutputFormat.PYLOCK
                    ? PrintedAnswer.ofLock(policy, open, request, surroundings.directory())
                    : PrintedAnswer.of(open.resolver().resolve(request.request()), output.format());
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
        return output.outcome(answer.report(), answer.status(), answer.text());
    }
}
