// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Where a command's words go: results to standard output, messages to standard error. */
public final class Output {
    private final Surroundings surroundings;
    private final OutputFormat format;
    private final Verbosity verbosity;
    private final Paint paintOut;
    private final Paint paintErr;

    public Output(Surroundings surroundings, OutputFormat format, Verbosity verbosity) {
        this.surroundings = surroundings;
        this.format = format;
        this.verbosity = verbosity;
        this.paintOut = Paint.of(surroundings, Surroundings.Stream.OUT);
        this.paintErr = Paint.of(surroundings, Surroundings.Stream.ERR);
    }

    /** How much a command says besides its result. */
    public enum Verbosity {
        QUIET,
        USUAL,
        VERBOSE
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public OutputFormat format() {
        return format;
    }

    public Verbosity verbosity() {
        return verbosity;
    }

    /** {@return whether a person sees messages as they come, on a terminal that can rewrite a line} */
    public boolean isShownOnTerminal() {
        return surroundings.terminals().contains(Surroundings.Stream.ERR)
                && !surroundings.variable("TERM").equals("dumb");
    }

    /** {@return the colours of standard output} */
    public Paint paint() {
        return paintOut;
    }

    /**
     * Prints an outcome: packages, in columns, as a tree or as requirements, or JSON as the result, everything else as
     * messages.
     */
    public ExitStatus outcome(ResolutionReport report, ExitStatus status) {
        if (format == OutputFormat.JSON) {
            result(report.json());
            return status;
        }
        result(
                switch (format) {
                    case REQUIREMENTS -> report.requirements();
                    case TREE -> report.tree();
                    default -> report.packages();
                });
        if (status != ExitStatus.RESOLVED || verbosity != Verbosity.QUIET) {
            messages(report.messageList());
        }
        return status;
    }

    /**
     * Writes to standard output. That the reader of a pipe has read enough and gone is no fault.
     *
     * @throws OutputFailure if that fails
     */
    public void result(String text) {
        try {
            surroundings.out().write(text.getBytes(StandardCharsets.UTF_8));
            surroundings.out().flush();
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.toLowerCase(Locale.ROOT).contains("broken pipe")) {
                throw new OutputFailure(problem, e);
            }
        }
    }

    /** Writes messages to standard error, each in the colour of its kind. */
    public void messages(List<Message> messages) {
        StringBuilder text = new StringBuilder();
        messages.forEach(message -> text.append(paintErr.message(message)).append('\n'));
        plain(text.toString());
    }

    /** Writes to standard error as it is. */
    public void plain(String text) {
        PrintStream err = surroundings.err();
        err.print(text);
        err.flush();
    }

    /** Standard output cannot be written to. */
    public static final class OutputFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutputFailure(String problem, IOException cause) {
            super(problem, cause);
        }
    }
}
