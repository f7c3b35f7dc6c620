// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.Surroundings;
import java.io.IOException;

/** {@code eval}: answers questions about the specifications, one JSON object a line, until the input ends. */
public final class EvalCommand implements Command {
    @Override
    public String name() {
        return "eval";
    }

    @Override
    public OptionTable options() {
        return new OptionTable();
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        if (!arguments.operands().isEmpty()) {
            throw new InvalidRequestException(
                    "eval takes no words: questions come on standard input", "headwater eval --help shows some");
        }
        Surroundings surroundings = output.surroundings();
        try {
            new Evaluation(
                            surroundings.in(),
                            surroundings.out(),
                            surroundings.machine().clock())
                    .run();
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            // That the reader of a pipe has read enough and gone is no fault.
            if (!problem.toLowerCase(java.util.Locale.ROOT).contains("broken pipe")) {
                throw new Output.OutputFailure(problem, e);
            }
        }
        return ExitStatus.RESOLVED;
    }
}
