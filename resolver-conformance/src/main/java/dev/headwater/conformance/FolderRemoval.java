// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes away a folder with all that a process left in it. */
final class FolderRemoval {
    private FolderRemoval() {}

    static void remove(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What a process left behind that cannot be taken away stays where the caller wanted it.
        }
    }
}
