// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import dev.headwater.conformance.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenarios that a test writes, and a kit that puts them. */
final class ScenarioFolder {
    static final String FIRST = """
        The first index that has a project supplies it.

        == indexes
        [inner]
        kettle 1.0
        [public]
        kettle 2.0
        lamp 3.0

        == request
        kettle
        lamp

        == expect
        resolved
        kettle 1.0 from inner
        lamp 3.0 from public
        never-asked public kettle
        """;

    private final Path scenarios;
    private final Path work;

    /** Makes it, with one scenario. */
    ScenarioFolder(Path folder) throws IOException {
        scenarios = Files.createDirectory(folder.resolve("scenarios"));
        work = Files.createDirectory(folder.resolve("work"));
        write("order/first.txt", FIRST);
    }

    /** Writes a scenario, in place of one that was called the same. */
    void write(String name, String text) throws IOException {
        Path file = scenarios.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** {@return where a scenario is, or several} */
    Path path(String name) {
        return scenarios.resolve(name);
    }

    /** {@return where tools work} */
    Path work() {
        return work;
    }

    /** {@return a kit that puts all of them} */
    Conformance.Builder kit() {
        return Conformance.builder(work).scenarios(scenarios).version("1");
    }
}
