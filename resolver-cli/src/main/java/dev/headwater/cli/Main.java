// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.output.Surroundings;
import java.util.List;

/** The entry of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param words the words after the program's name
     */
    public static void main(String[] words) {
        System.exit(new Program(Surroundings.ofProcess()).run(List.of(words)));
    }
}
