// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tellsAStoryThatFitsAScreen() {
        Run run = Run.in(folder, "demo");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSizeLessThan(30)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
        assertThat(run.out())
                .containsPattern("flask +2\\.2\\.2 +debian +shadows 3\\.")
                .containsPattern("black +\\S+ +pypi")
                .contains("charset-normalizer");
    }

    @Test
    void isOneObjectOfJson() {
        Run run = Run.in(folder, "demo", "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "{\n  \"schema\": 2,\n  \"answers\": [\n    {\n      \"schema\": 2,\n      \"outcome\": \"resolved\",")
                .containsSubsequence(
                        "\n        {\"name\": \"flask\", \"version\": \"2.2.2\"",
                        "\n    },\n    {\n      \"schema\": 2,\n      \"outcome\": \"unsatisfiable\",",
                        "\n        {\"step\": 1,")
                .endsWith("\n      ]\n    }\n  ]\n}\n");
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Run.in(folder, "demo", "--format", "json")).isEqualTo(Run.in(folder, "demo", "--format", "json"));
    }

    @Test
    void takesNoRequirements() {
        assertThat(Run.in(folder, "demo", "flask").err()).contains("headwater resolve takes them");
    }
}
