// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.report.ResolutionReport;

/** {@code demo}: three answers of Debian 12 ahead of a public index, of files that come with the program. */
public final class DemoCommand implements Command {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().values("format");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        if (!arguments.operands().isEmpty()) {
            throw new InvalidRequestException(
                    "demo takes no requirements", "headwater resolve takes them: headwater resolve --help");
        }
        Watch watch = new Watch(arguments, output);
        Demo demo = Demo.resolve(watch);
        watch.clear();
        output.result(
                output.format() == OutputFormat.JSON
                        ? ResolutionReport.json(demo.answers())
                        : new DemoStory(demo, output.paint()).text());
        return ExitStatus.RESOLVED;
    }
}
