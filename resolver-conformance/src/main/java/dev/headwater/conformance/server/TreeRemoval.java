// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes away a folder with all that is in it. */
public final class TreeRemoval {
    private TreeRemoval() {}

    /** Takes it away as far as that can be done. */
    public static void remove(Path folder) {
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(folder)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            // What cannot be looked through stays where the caller wanted it.
            return;
        }
        deepestFirst.forEach(TreeRemoval::removeOne);
    }

    private static void removeOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Likewise; the others go.
        }
    }
}
