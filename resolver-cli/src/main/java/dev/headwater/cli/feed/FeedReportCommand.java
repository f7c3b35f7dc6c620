// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.feed;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;

/** {@code feed report}: what of a distributor's repository was mapped to projects, by which evidence, and what not. */
public final class FeedReportCommand implements Command {
    @Override
    public String name() {
        return "feed report";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .values("config", "cache-dir", "format")
                .flags("offline", "no-cache", "refresh");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        return NamedFeed.compiled(
                arguments,
                output,
                feed -> output.result(output.format() == OutputFormat.JSON ? feed.reportJson() : feed.reportText()));
    }
}
