// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.subject.ProcessRun.End;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that is a subject.
 *
 * @param name what it is called in the matrix
 * @param command it, and its first arguments
 * @param limits what each of its processes may use
 * @param folder where it may write when it is asked for its version
 */
record Program(String name, List<String> command, ProcessLimits limits, Path folder) {
    /** {@return how a run of it with these arguments ended} */
    End run(List<String> arguments, String input, Map<String, String> variables, Path place) {
        List<String> words = new ArrayList<>(command);
        words.addAll(arguments);
        return new ProcessRun(limits, place).run(words, input, variables);
    }

    /** {@return the first line that it prints with these arguments; empty if it does not} */
    String firstLine(List<String> arguments) {
        return run(arguments, "", Map.of(), folder) instanceof End.Finished finished && finished.status() == 0
                ? finished.out().strip().lines().findFirst().orElse("")
                : "";
    }
}
