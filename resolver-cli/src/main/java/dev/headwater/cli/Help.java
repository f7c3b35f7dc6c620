// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The help pages, laid out by hand: a resource for each command. */
final class Help {
    private Help() {}

    /** {@return what the program's page says of the commands of a group} */
    static String group(String word) {
        StringBuilder lines = new StringBuilder("usage: headwater " + word + " COMMAND ...\n\n");
        boolean ours = false;
        for (String line : page("headwater").lines().toList()) {
            // A command's lines begin with two spaces, and those that go on with more.
            ours = line.startsWith("   ") ? ours : line.startsWith("  " + word + " ");
            if (ours) {
                lines.append(line).append('\n');
            }
        }
        return lines.append("\nheadwater " + word + " COMMAND --help prints the page of one\n")
                .toString();
    }

    /** {@return the page of a command, or of the program by its own name} */
    static String page(String name) {
        try (InputStream page = Help.class.getResourceAsStream("help/" + name.replace(' ', '-') + ".txt")) {
            if (page == null) {
                throw new IllegalStateException("there is no help page for " + name);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
