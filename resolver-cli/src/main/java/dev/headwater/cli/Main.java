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
        int status = new Program(Surroundings.ofProcess()).run(List.of(words));
        if (words.length > 0 && words[0].equals("serve")) {
            // Ended from outside: what was set up to tidy up then may be at it.
            System.exit(status);
        }
        // Not exit: from Java 21 on that looks for somebody to log it to, through every archive of the class path, a
        // quarter of a short run. What a command has to tidy up it has tidied up when it returns.
        Runtime.getRuntime().halt(status);
    }
}
