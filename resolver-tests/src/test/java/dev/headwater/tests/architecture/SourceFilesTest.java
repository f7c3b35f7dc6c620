// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What class files do not tell. */
class SourceFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));

    @Test
    void everyFileBeginsWithTheLicence() throws IOException {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .first()
                        .isEqualTo("// SPDX-License-Identifier: Apache-2.0"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(sources())
                .filteredOn(file -> file.toString().contains("/src/main/") && !file.endsWith("module-info.java"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.resolveSibling("package-info.java"))
                        .content()
                        .contains("/**"));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFilesTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
