// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.host.Machine;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a command finds around it.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param machine its variables, the current folder, the time
 * @param terminals which of the streams are shown to a person
 */
public record Surroundings(InputStream in, OutputStream out, PrintStream err, Machine machine, Set<Stream> terminals) {

    /** A stream that a command writes to. */
    public enum Stream {
        OUT,
        ERR
    }

    /** Set by the script that starts us: Java itself cannot tell which of the streams are terminals. */
    private static final String TERMINALS = "headwater.terminals";

    /** {@return those of this process; text is UTF-8 whatever the locale} */
    public static Surroundings ofProcess() {
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Machine.current(),
                terminals(System.getProperty(TERMINALS, "")));
    }

    /** {@return what relative paths are relative to} */
    public Path directory() {
        return machine.directory();
    }

    /** {@return a variable of the environment; the empty text if it is not set} */
    String variable(String name) {
        return machine.variable(name);
    }

    private static Set<Stream> terminals(String words) {
        if (words.contains("out")) {
            return words.contains("err") ? Set.of(Stream.OUT, Stream.ERR) : Set.of(Stream.OUT);
        }
        return words.contains("err") ? Set.of(Stream.ERR) : Set.of();
    }
}
