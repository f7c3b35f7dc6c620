// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.conformance;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import java.util.EnumSet;
import java.util.Set;

/** {@code conformance}: puts the scenarios of the rule to this program, to other installers and to any tool. */
public final class ConformanceCommand implements Command {
    /** The package of what lies in the folder of the kit, as such an error names classes. */
    private static final String KIT = "dev/headwater/conformance/";

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().lists("subject", "must", "only").values("deadline", "jobs", "format", "output/o");
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        try {
            return new ConformanceRun(arguments, output).run();
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith(KIT)) {
                throw e;
            }
            throw new InvalidRequestException(
                    "headwater conformance needs what is in the folder lib/conformance on its class path",
                    "start it by the script headwater, which sees to that");
        }
    }
}
