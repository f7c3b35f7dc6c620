// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.subject.ProcessRun.End;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A program that is a subject.
 *
 * @param name what it is called in the matrix
 * @param command it, and its first arguments
 * @param limits what each of its processes may use
 * @param folder where it may write when it is asked for its version
 */
record Program(String name, List<String> command, ProcessLimits limits, Path folder) {
    /**
     * {@return the reply to a question that is put by these arguments}
     *
     * @param input what is written to its standard input
     * @param variables its environment, beside what is left of ours
     * @param place an empty folder where it works
     * @param finished what becomes of a process that ended by itself
     */
    Reply run(
            List<String> arguments,
            String input,
            Map<String, String> variables,
            Path place,
            Function<End.Finished, Reply> finished) {
        End end = run(arguments, input, variables, place);
        return end instanceof End.Finished ended ? finished.apply(ended) : new Reply.Failed(((End.Broken) end).fault());
    }

    private End run(List<String> arguments, String input, Map<String, String> variables, Path place) {
        List<String> words = new ArrayList<>(command);
        words.addAll(arguments);
        return new ProcessRun(limits, place).run(words, input, variables);
    }

    /** {@return how it calls itself and its version; empty if it does not} */
    String version() {
        return firstLine(List.of("--version"));
    }

    /** {@return the first line that it prints with these arguments; empty if it does not} */
    String firstLine(List<String> arguments) {
        return run(arguments, "", Map.of(), folder) instanceof End.Finished finished && finished.status() == 0
                ? finished.out().strip().lines().findFirst().orElse("")
                : "";
    }
}
