// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the classes of tests of all modules are called. */
final class TestNames {
    private TestNames() {}

    static Set<String> all() throws IOException {
        try (Stream<Path> modules = Files.list(Fence.ROOT)) {
            Set<String> tests = new TreeSet<>();
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.java"))
                            .forEach(name -> tests.add(name.substring(0, name.length() - ".java".length())));
                }
            }
            return tests;
        }
    }
}
