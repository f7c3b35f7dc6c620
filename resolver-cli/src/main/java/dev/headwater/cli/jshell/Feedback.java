// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.jshell;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * What JShell keeps between its runs: commands typed, and a mode of feedback of our own, which is the usual one but
 * shows results whole. Of an assigned outcome the usual one shows the beginning and the end.
 *
 * <p>JShell has no option for it, and runs startup files before there are modes; but it starts with what it kept. So
 * the first run of all has JShell itself write that down, in its own form.
 */
final class Feedback {
    private static final String NODE = "headwater/jshell";
    /** Under which JShell keeps the name of the mode to start with. */
    private static final String STARTS_WITH = "FEEDBACK";

    private static final String COMMANDS = """
            /set mode headwater normal -command
            /set truncation headwater 1000000
            /set truncation headwater 1000000 expression,varvalue
            /set mode headwater -retain
            /set feedback -retain headwater
            /exit
            """;

    private Feedback() {}

    /** {@return what is kept; a mode that the user chose for good stays} */
    static Preferences kept() throws Exception {
        Preferences kept = Preferences.userRoot().node(NODE);
        if (kept.get(STARTS_WITH, null) == null) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            JavaShellToolBuilder.builder()
                    .persistence(kept)
                    .in(new ByteArrayInputStream(COMMANDS.getBytes(StandardCharsets.UTF_8)), null)
                    .out(nowhere)
                    .err(nowhere, nowhere)
                    .start("--execution", "local", "--no-startup");
        }
        return kept;
    }
}
