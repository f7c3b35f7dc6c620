// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A list that stands in a file, a line an item, sorted; {@code -Dexported.update=true} rewrites it. */
final class Listed {
    private static final Path FOLDER =
            Path.of(System.getProperty("headwater.root")).resolve("resolver-tests/src/test/resources");

    private static final String UPDATE = "if that is meant, -Dexported.update=true rewrites the list";

    private Listed() {}

    /** Fails with the lines that are new and those that are gone. */
    static void check(String file, String what, Collection<String> lines) {
        Path path = FOLDER.resolve(file);
        List<String> found = List.copyOf(new TreeSet<>(lines));
        try {
            if (Boolean.getBoolean("exported.update")) {
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, String.join("\n", found) + "\n");
            }
            List<String> expected = Files.exists(path) ? Files.readAllLines(path) : List.of();
            assertThat(without(found, expected))
                    .as("new %s, not in %s; %s", what, file, UPDATE)
                    .isEmpty();
            assertThat(without(expected, found))
                    .as("%s that are gone, but in %s; %s", what, file, UPDATE)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Set<String> left = new TreeSet<>(lines);
        left.removeAll(Set.copyOf(others));
        return List.copyOf(left);
    }
}
