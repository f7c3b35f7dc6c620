// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process from its start to its end, with what it may know and use. */
final class ProcessRun {
    /** Variables that begin so tell an installer what a scenario does not. */
    private static final List<String> FOREIGN =
            List.of("PIP_", "UV_", "POETRY_", "PDM_", "HEADWATER_", "PYTHON", "VIRTUAL_ENV", "CONDA_", "XDG_", "NETRC");

    private static final String PROXY = "_PROXY";

    /** For what a process wrote to arrive when it has ended. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final ProcessLimits limits;
    private final Path folder;

    /**
     * Makes runs in a folder.
     *
     * @param folder where the process is, has its home, and may write
     */
    ProcessRun(ProcessLimits limits, Path folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /** How it ended. */
    sealed interface End {
        /**
         * By itself.
         *
         * @param status its exit status
         * @param out what it wrote to standard output
         * @param err what it wrote to standard error
         */
        record Finished(int status, String out, String err) implements End {}

        /**
         * Otherwise, or not by itself.
         *
         * @param fault what it did
         */
        record Broken(String fault) implements End {}
    }

    /**
     * Runs a command.
     *
     * @param input what it reads from standard input
     * @param variables its environment, beside what is left of ours
     */
    End run(List<String> command, String input, Map<String, String> variables) {
        try {
            return wait(start(command, input, variables));
        } catch (IOException e) {
            return new End.Broken("cannot be started: " + e.getMessage());
        }
    }

    private Process start(List<String> command, String input, Map<String, String> variables) throws IOException {
        Files.createDirectories(Path.of(home()));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path given = Files.writeString(folder.resolve("stdin"), input);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(ProcessRun::isForeign);
        environment.put("HOME", home());
        environment.put("PWD", folder.toString());
        environment.put("TMPDIR", temporary.toString());
        environment.put("NO_PROXY", "127.0.0.1");
        environment.putAll(variables);
        return builder.redirectInput(given.toFile()).start();
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private static boolean isForeign(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.endsWith(PROXY) || FOREIGN.stream().anyMatch(name::startsWith);
    }

    private End wait(Process process) {
        BoundedOutput out = BoundedOutput.of(process.getInputStream(), limits.mostOutput(), () -> end(process));
        BoundedOutput err = BoundedOutput.of(process.getErrorStream(), limits.mostOutput(), () -> end(process));
        try {
            boolean isEnded = process.waitFor(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
            // What it left behind would hold on to its streams.
            end(process);
            if (!isEnded) {
                return new End.Broken("did not end within " + limits.deadline().toSeconds() + " s");
            }
            boolean isWhole = out.await(REST) && err.await(REST);
            if (out.isTooLong() || err.isTooLong()) {
                return new End.Broken("wrote more than " + limits.mostOutput() + " bytes");
            }
            return isWhole
                    ? new End.Finished(process.exitValue(), out.text(), err.text())
                    : new End.Broken("left a process behind that writes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End.Broken("was interrupted");
        } finally {
            end(process);
            process.destroyForcibly();
        }
    }

    /** By its handle, since who destroys a process closes its streams, read or not. */
    private void end(Process process) {
        ProcessTree.end(process.toHandle(), "HOME=" + home());
    }
}
