// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoIndexes() {
        Feed.in(folder.resolve("distro")).release("lib", "1.0").write();
        Feed.in(folder.resolve("public"))
                .release("app", "1.0", "lib")
                .release("app", "2.0", "lib>=1")
                .release("bad", "1.0", "lib>1")
                .write();
    }

    @Test
    void saysWhatBringsAProjectIn() {
        Run run = why("lib", "app");

        assertThat(run.out()).isEqualTo("""
                lib 1.0 from distro is in the answer:
                  1. the command line asks for app
                     app 2.0 from public requires lib>=1
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void saysItAsJson() {
        assertThat(why("Lib", "app", "--format", "json").out())
                .startsWith(
                        "{\n  \"schema\": 2,\n  \"why\": \"lib\",\n  \"version\": null,\n  \"answer\": \"required\",\n")
                .contains("{\"requested\": [{\"requirement\": \"app\", \"place\": {\"argument\": \"app\"}}], "
                        + "\"links\": [{\"by\": \"app\", \"version\": \"2.0\", \"index\": \"public\", \"requires\": "
                        + "[{\"name\": \"lib\", \"specifier\": \">=1\", ");
    }

    @Test
    void answersAboutAVersionAndAboutWhatIsNotNeeded() {
        assertThat(why("app==1.0", "app")).satisfies(run -> {
            assertThat(run.out()).startsWith("app 1.0 is not the answer, 2.0 is: ");
            assertThat(run.status()).isZero();
        });
        assertThat(why("bad", "app")).satisfies(run -> {
            assertThat(run.out()).startsWith("bad is not in the answer: ").contains("no index was asked about it");
            assertThat(run.status()).isZero();
        });
    }

    @Test
    void aRequestWithoutASolutionHasItsStatus() {
        Run run = why("lib", "bad");

        assertThat(run.out()).startsWith("No solution: ").contains("\n1 of the 3 steps of the proof speaks of lib:\n");
        assertThat(run.status()).isEqualTo(1);
        assertThat(why("lib==1", "bad").status()).isEqualTo(1);
    }

    @Test
    void anIndexThatFailsIsToldAsResolveTellsIt() {
        Run run = Run.in(
                folder,
                "why",
                "lib",
                "app",
                "--index",
                "gone=nowhere",
                "--python",
                "3.12",
                "--platform",
                "manylinux_2_28_x86_64");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: 'gone' did not answer about 'app'");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void needsAProjectOrAVersionAndARequest() {
        assertThat(why().err()).startsWith("error: why needs a project, NAME or NAME==VERSION, and then the request\n");
        assertThat(why("lib").err()).startsWith("error: nothing is required\n");
        assertThat(why("lib>=1", "app").err())
                .startsWith("error: why asks about a project or one version of it: 'lib>=1' is neither\n");
        assertThat(List.of(
                        why().status(),
                        why("lib").status(),
                        why("lib[a]", "app").status(),
                        why("-x-").status()))
                .containsOnly(2);
    }

    private Run why(String... words) {
        List<String> all = new ArrayList<>(List.of("why", "--index", "distro=distro", "--index", "public=public"));
        all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        all.addAll(Arrays.asList(words));
        return Run.in(folder, all.toArray(new String[0]));
    }
}
