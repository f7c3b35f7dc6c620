// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.output.Surroundings;
import dev.headwater.host.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run of the program in this process.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record Run(int status, String out, String err) {
    static Run in(Path directory, String... words) {
        return with(Map.of("HOME", directory.toString()), Set.of(), directory, words);
    }

    static Run with(
            Map<String, String> environment, Set<Surroundings.Stream> terminals, Path directory, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = program(out, err, environment, terminals, directory).run(List.of(words));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A run whose standard output fails. */
    static Run intoFailingOutput(String problem, Path directory, String... words) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(problem);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = program(out, err, Map.of(), Set.of(), directory).run(List.of(words));
        return new Run(status, "", err.toString(StandardCharsets.UTF_8));
    }

    private static Program program(
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            Set<Surroundings.Stream> terminals,
            Path directory) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Program(new Surroundings(
                InputStream.nullInputStream(),
                out,
                messages,
                Machine.current()
                        .withEnvironment(environment)
                        .withDirectory(directory)
                        .withClock(clock),
                terminals));
    }
}
