// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The help pages, laid out by hand: a resource for each command. */
final class Help {
    private Help() {}

    /** {@return the page of a command, or of the program by its own name} */
    static String page(String name) {
        try (InputStream page = Help.class.getResourceAsStream("help/" + name + ".txt")) {
            if (page == null) {
                throw new IllegalStateException("there is no help page for " + name);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
