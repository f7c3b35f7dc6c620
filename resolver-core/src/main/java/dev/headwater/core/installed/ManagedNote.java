// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an {@code EXTERNALLY-MANAGED} tells installers that would write into an installation.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/externally-managed-environments/">Externally
 *     managed environments</a>
 */
public final class ManagedNote {
    static final String FILE = "EXTERNALLY-MANAGED";
    private static final int LONGEST = 1 << 16;

    private ManagedNote() {}

    /** {@return what is told in a folder of a standard library; empty where there is no such file} */
    static Optional<String> in(Path library) throws IOException {
        Path file = library.resolve(FILE);
        return Files.exists(file) ? Optional.of(parse(DiskText.read(file, LONGEST))) : Optional.empty();
    }

    /** {@return the {@code Error} of a file; empty text where it has none, which forbids as much} */
    public static String parse(String text) {
        StringBuilder error = new StringBuilder();
        boolean inSection = false;
        boolean inError = false;
        for (String line : text.lines().toList()) {
            boolean goesOn = line.isBlank() || line.startsWith(" ") || line.startsWith("\t");
            if (!goesOn) {
                inError = inSection && (line.startsWith("Error=") || line.startsWith("Error ="));
                inSection = line.startsWith("[") ? line.strip().equals("[externally-managed]") : inSection;
            }
            if (inError) {
                error.append(
                                goesOn
                                        ? line.strip()
                                        : line.substring(line.indexOf('=') + 1).strip())
                        .append('\n');
            }
        }
        return error.toString().strip();
    }
}
