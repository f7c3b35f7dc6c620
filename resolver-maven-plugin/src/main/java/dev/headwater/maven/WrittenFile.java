// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.host.file.ReplacedFile;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A file that a goal writes. One that says the same already is left as it is, so that nothing behind it is built again.
 */
final class WrittenFile {
    private static final String NOT_WRITTEN = " cannot be written (";

    private WrittenFile() {}

    /** Writes a file, whole or not at all, with the folders that it needs. */
    static void write(Path file, String text) {
        write(Map.of(file, text));
    }

    /** Writes all files, each whole, or none, with the folders that they need. */
    static void write(Map<Path, String> texts) {
        List<ReplacedFile> changed = new ArrayList<>();
        texts.forEach((file, text) -> {
            if (!says(file, text)) {
                changed.add(new ReplacedFile(file, text));
            }
        });
        ReplacedFile.replace(changed);
    }

    private static boolean says(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.isRegularFile(file)
                    && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidPomException(file + NOT_WRITTEN + e.getClass().getSimpleName() + ")");
        }
    }
}
