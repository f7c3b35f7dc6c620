// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the example of README.md to the program in {@code consumer/embedding}, which {@code .ci/run} builds and runs.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));
    private static final Path CONSUMER = ROOT.resolve("consumer/embedding");

    @Test
    void exampleIsTheConsumersProgram() throws IOException {
        String program = Files.readString(CONSUMER.resolve("src/main/java/example/Embedding.java"));

        assertThat(program.lines().map(String::strip).toList()).containsSequence(blockAfter("```java"));
    }

    @Test
    void exampleIsShownWithWhatItPrints() throws IOException {
        assertThat(blockAfter("prints", "", "```")).isEqualTo(Files.readAllLines(CONSUMER.resolve("expected.txt")));
    }

    /** The stripped lines of README.md that follow the given ones, up to the end of the block. */
    private static List<String> blockAfter(String... opening) throws IOException {
        List<String> lines = Files.readString(ROOT.resolve("README.md"))
                .lines()
                .map(String::strip)
                .toList();
        int start = Collections.indexOfSubList(lines, List.of(opening));
        assertThat(start).as("a line %s of README.md", List.of(opening)).isNotNegative();
        List<String> block = lines.subList(start + opening.length, lines.size());
        return block.subList(0, block.indexOf("```"));
    }
}
