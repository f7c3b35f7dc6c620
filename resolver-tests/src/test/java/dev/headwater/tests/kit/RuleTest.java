// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of the artifact, over real servers. */
class RuleTest {
    @TempDir
    private Path work;

    @Test
    void thisLibraryAgreesWithEverySentence() throws IOException, InterruptedException {
        Conformance kit = Conformance.builder(work).jobs(2).build();

        ConformanceReport report = kit.run();

        assertThat(kit.scenarioCount()).isGreaterThan(300);
        assertThat(report.against()).as(report.text()).isEmpty();
        assertThat(report.text()).contains("\nO1. Which index supplies", "\nC1. ", "\nR1. ");
        assertThat(report.html())
                .contains("Where the name is <em>pinned</em> to an index", "is the <strong>owner</strong>")
                .contains("<p class=\"reason\">A pin is a statement about who; a fallback would make it a wish.");
    }
}
