// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.DefectException;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Output;
import dev.headwater.core.report.Message;
import dev.headwater.http.file.Descriptors;
import java.util.List;

/**
 * Says that we failed, or that the machine could not go on. Nothing of a user's words is repeated, except in the trace
 * that --verbose asks for.
 */
final class Defect {
    /** Said here, for no further class may be read when there are no descriptors. */
    private static final String ALLOW_OPEN_FILES = "let it have more open files at once, with ulimit -n in most shells";

    private Defect() {}

    static ExitStatus report(Throwable thrown, Output output) {
        if (Descriptors.areUsedUp(thrown)) {
            output.plain("error: " + Descriptors.USED_UP + "\nhint: " + ALLOW_OPEN_FILES + "\n");
            return ExitStatus.DEFECT;
        }
        Throwable defect = thrown instanceof DefectException told && told.getCause() != null ? told.getCause() : thrown;
        StringBuilder text = new StringBuilder("a defect of headwater ")
                .append(Program.version())
                .append(": ")
                .append(defect.getClass().getSimpleName());
        StackTraceElement[] trace = defect.getStackTrace();
        if (trace.length > 0) {
            text.append(" at ").append(trace[0]);
        }
        output.messages(List.of(new Message(Message.Kind.ERROR, text.toString())));
        if (thrown instanceof DefectException told) {
            told.conflict().ifPresent(conflict -> hint(output, conflict));
        }
        hint(output, "please report this line, with the command and the policy file");
        if (output.verbosity() == Output.Verbosity.VERBOSE) {
            output.plain(trace(defect));
        } else {
            hint(output, "--verbose shows the whole trace");
        }
        return ExitStatus.DEFECT;
    }

    private static void hint(Output output, String text) {
        output.messages(List.of(new Message(Message.Kind.HINT, text)));
    }

    private static String trace(Throwable defect) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = defect; cause != null; cause = cause.getCause()) {
            text.append(cause == defect ? "" : "caused by ").append(UrlSecrets.masked(cause.toString()));
            text.append('\n');
            for (StackTraceElement element : cause.getStackTrace()) {
                text.append("    at ").append(element).append('\n');
            }
        }
        return text.toString();
    }
}
