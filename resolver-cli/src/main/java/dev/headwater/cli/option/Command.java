// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import java.util.Set;

/** A command: the words after its name in, output and an exit status out. */
public interface Command {
    /** {@return what it is called by} */
    String name();

    /** {@return the options that it takes} */
    OptionTable options();

    /** {@return the formats of its results, where it takes the option} */
    default Set<OutputFormat> formats() {
        return OutputFormat.USUAL;
    }

    /**
     * Does it.
     *
     * @throws InvalidRequestException if the words cannot be meant
     */
    ExitStatus run(Arguments arguments, Output output);
}
