// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.host.ReplacedFile;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file that a goal writes. One that says the same already is left as it is, so that nothing behind it is built again.
 */
final class WrittenFile {
    private static final String NOT_WRITTEN = " cannot be written (";

    private WrittenFile() {}

    /** Writes a file, whole or not at all, with the folders that it needs. */
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.isRegularFile(file)
                    && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (IOException e) {
            throw new InvalidPomException(file + NOT_WRITTEN + e.getClass().getSimpleName() + ")");
        }
        ReplacedFile.replace(List.of(new ReplacedFile(file, text)));
    }
}
