// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.jshell;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Output;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/** {@code jshell}: opens JShell with the library on its class path and imported. */
public final class JshellCommand implements Command {
    private static final String STARTUP = "startup.jsh";

    @Override
    public String name() {
        return "jshell";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().flags("quiet/q", "verbose/v");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        try {
            Path startup = startup();
            try {
                List<String> words = new ArrayList<>(List.of("--class-path", classPath()));
                words.addAll(List.of("--startup", "DEFAULT", "--startup", startup.toString()));
                if (output.verbosity() != Output.Verbosity.USUAL) {
                    words.add(output.verbosity() == Output.Verbosity.QUIET ? "-q" : "-v");
                }
                words.addAll(arguments.operands());
                int status = JavaShellToolBuilder.builder()
                        .persistence(Feedback.kept())
                        .start(words.toArray(new String[0]));
                return status == 0 ? ExitStatus.RESOLVED : ExitStatus.UNSATISFIABLE;
            } finally {
                Files.deleteIfExists(startup);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("JShell did not start", e);
        }
    }

    /** JShell reads files only, so the imports are copied into one. */
    private static Path startup() throws IOException {
        Path file = Files.createTempFile("headwater", ".jsh");
        try (InputStream imports = JshellCommand.class.getResourceAsStream(STARTUP)) {
            if (imports == null) {
                throw new IllegalStateException("the resource " + STARTUP + " is missing");
            }
            Files.copy(imports, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
