// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;

/** A command: the words after its name in, output and an exit status out. */
public interface Command {
    /** {@return what it is called by} */
    String name();

    /** {@return the options that it takes} */
    OptionTable options();

    /**
     * Does it.
     *
     * @throws InvalidRequestException if the words cannot be meant
     */
    ExitStatus run(Arguments arguments, Output output);
}
