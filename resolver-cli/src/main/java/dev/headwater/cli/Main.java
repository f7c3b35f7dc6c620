// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** The entry of the command line. */
public final class Main {
    private static final int INVALID_REQUEST = 2;

    private Main() {}

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param arguments the words after the program's name
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.equals(List.of("--version"))) {
            out.println("headwater " + version());
            return 0;
        }
        err.println("headwater: expected --version");
        return INVALID_REQUEST;
    }

    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unknown");
    }
}
