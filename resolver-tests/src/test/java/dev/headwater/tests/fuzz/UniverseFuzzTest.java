// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.InMemoryIndex.InvalidUniverseException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

class UniverseFuzzTest {
    private static final ProjectName LIB = ProjectName.parse("lib");

    /** What a package provides is refused in its place, or has a package with a name and a version. */
    @DictionaryEntries({"pkg:", "deb/", "@", "%3A", "%", "?", "#", ": ", ", ", " | ", "native ", "wheel", "python >=3"})
    @FuzzTest(maxDuration = "1m")
    void provided(byte[] bytes) {
        String text = "lib 1.0 provided " + new String(bytes, StandardCharsets.UTF_8).replace('\n', ' ');
        PackageIndex index;
        try {
            index = InMemoryIndex.parse(text);
        } catch (InvalidUniverseException e) {
            assertThat(e.position()).isBetween(0, text.length());
            return;
        }
        ProjectAnswer answer = index.project(LIB).toCompletableFuture().join();
        ProjectPage page = ((ProjectAnswer.Present) answer).page();
        ProvidedPackage provided = Objects.requireNonNull(page.provided(0));

        assertThat(provided.name()).isNotEmpty();
        assertThat(provided.packageVersion()).isNotEmpty();
        assertThat(text).contains(provided.purl());
        assertThat(index.metadata(LIB, provided).toCompletableFuture().join()).isNotNull();
    }
}
