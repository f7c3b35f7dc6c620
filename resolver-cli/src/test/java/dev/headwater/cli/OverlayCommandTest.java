// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayCommandTest {
    private static final String FIX = """
            [[overlay]]
            id = "app-lib"
            reason = "it works with lib 2"
            index = "public"
            project = "app"
            versions = "==1.0"
            replace = [{ old = "lib<2", new = "lib<3" }]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void world() throws IOException {
        Feed.in(folder.resolve("public"))
                .release("app", "1.0", "lib<2")
                .release("lib", "1.0")
                .release("lib", "2.0")
                .release("other", "1.0", "lib>=2")
                .write();
        write("headwater.toml", """
                [[index]]
                id = "public"
                kind = "recording"
                path = "public"
                """);
        write("fix.toml", FIX);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Run run(String... words) {
        List<String> all = new ArrayList<>(List.of("overlay"));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run diff(String... words) {
        List<String> all = new ArrayList<>(List.of("diff", "--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** Puts the overlay into the policy. */
    private void enact() throws IOException {
        Path policy = folder.resolve("headwater.toml");
        Files.writeString(policy, Files.readString(policy) + "[overlays]\nfiles = [\"fix.toml\"]\n");
    }

    @Nested
    class Lint {
        @Test
        void judgesAFileBeforeThePolicyHasIt() {
            assertThat(run("lint", "fix.toml"))
                    .isEqualTo(new Run(0, "app-lib: 1 file of app 1.0 from public\n1 overlay: nothing to say\n", ""));
            assertThat(run("lint", "fix.toml", "--index", "public=public").status())
                    .isZero();
        }

        @Test
        void judgesTheOverlaysOfThePolicy() throws IOException {
            assertThat(run("lint")).isEqualTo(new Run(0, "0 overlays: nothing to say\n", ""));
            enact();

            assertThat(run("lint", "--quiet")).isEqualTo(new Run(0, "app-lib: 1 file of app 1.0 from public\n", ""));
        }

        @Test
        void aFindingIsExitStatusOne() throws IOException {
            write("fix.toml", FIX.replace("lib<2", "lib<=2"));

            assertThat(run("lint", "fix.toml")).isEqualTo(new Run(1, """
                            app-lib: 1 file of app 1.0 from public
                              error: 'lib<=2' is not there, but 'lib<2' [unmet]
                            1 overlay: 1 error
                            """, ""));
        }

        @Test
        void adviceIsNone() throws IOException {
            write("fix.toml", FIX.replace("replace", "extras = { tls = [] }\n#"));

            Run run = run("lint", "fix.toml");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("expect = [\"lib<2\"]").endsWith("1 overlay: 1 piece of advice\n");
        }

        @Test
        void anIndexThatGivesNoAnswerIsExitStatusThree() throws IOException {
            Files.delete(folder.resolve("public/pages/app.json"));
            Path manifest = folder.resolve("public/manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("true", "false"));
            Run run = run("lint", "fix.toml");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out()).contains("not-judged: 'public' ").doesNotContain("matches");
        }

        @Test
        void jsonHasTheSame() {
            Run run = run("lint", "fix.toml", "--format", "json");

            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("\"outcome\": \"fit\"", "\"matched\": [", "\"app-1.0-py3-none-any.whl\"");
        }

        @Test
        void whatCannotBeReadIsRefusedWithItsPlace() throws IOException {
            write("fix.toml", FIX + FIX);
            Run run = run("lint", "fix.toml");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("fix.toml:9", "ids are unique");
            assertThat(run("lint", "fix.toml", "other.toml").err()).contains("one overlay file");
            assertThat(run("lint", "missing.toml").status()).isEqualTo(2);
        }

        @Test
        void anOverlayForAnIndexThatThePolicyLacksIsAnError() throws IOException {
            write("fix.toml", FIX.replace("\"public\"", "\"debian\""));
            Run run = run("lint", "fix.toml");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("[unknown-index]");
        }
    }

    @Nested
    class Diff {
        @Test
        void saysWhichFilesChange() {
            assertThat(run("diff", "fix.toml")).isEqualTo(new Run(0, """
                            1 file or package changes
                            app-1.0-py3-none-any.whl: lib<2 -> lib<3 [app-lib]
                            """, ""));
        }

        @Test
        void comparesThePolicyWithWhatIsPublished() throws IOException {
            enact();

            assertThat(run("diff", "--quiet").out()).isEqualTo("app-1.0-py3-none-any.whl: lib<2 -> lib<3 [app-lib]\n");
            write("more.toml", FIX.replace("lib<3", "lib<4"));
            assertThat(run("diff", "more.toml", "--quiet").out())
                    .isEqualTo("app-1.0-py3-none-any.whl: lib<3 -> lib<4 [app-lib]\n");
        }

        @Test
        void saysWhatItDoesToARequest() {
            assertThat(diff("fix.toml", "app", "other", "--quiet")).isEqualTo(new Run(0, """
                            app-1.0-py3-none-any.whl: lib<2 -> lib<3 [app-lib]
                            before: No solution: no version of lib meets both lib>=2 (other 1.0) and lib<2 (app 1.0).
                            after: Resolved 3 packages.
                              app: none -> 1.0 from public
                              lib: none -> 2.0 from public
                              other: none -> 1.0 from public
                            """, ""));
        }

        @Test
        void hasTheExitStatusOfTheRequestWithTheOverlays() {
            assertThat(diff("fix.toml", "app", "lib>3").status()).isEqualTo(1);
            assertThat(diff("app").status()).isZero();
        }

        @Test
        void jsonHasTheSame() {
            Run run = diff("fix.toml", "app", "--format", "json");

            assertThat(run.status()).isZero();
            assertThat(run.out())
                    .contains(
                            "\"before\": \"lib<2\", \"after\": \"lib<3\"",
                            "{\"name\": \"lib\", \"before\": \"1.0 from public\", \"after\": \"2.0 from public\"}");
        }

        @Test
        void whatThePolicyRefusesIsRefusedWithItsPlace() throws IOException {
            write("fix.toml", FIX + "add = [\"six\"]\n");
            Run run = run("diff", "fix.toml");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("fix.toml:8", "does not grant");
        }

        @Test
        void whatContradictsThePolicyIsRefusedWithItsPlace() throws IOException {
            enact();
            write("more.toml", FIX.replace("\"app-lib\"", "\"second\""));
            Run run = run("diff", "more.toml");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("more.toml:6", "so does the overlay 'app-lib'");
        }

        @Test
        void anOptionOfARequestNeedsOne() {
            Run run = run("diff", "fix.toml", "--pre");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("--pre is about a request");
        }

        @Test
        void anIndexThatGivesNoAnswerIsExitStatusThree() throws IOException {
            Files.delete(folder.resolve("public/pages/app.json"));
            Path manifest = folder.resolve("public/manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replace("true", "false"));
            Run run = run("diff", "fix.toml");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out()).contains("app: not known, for 'public' gave no answer");
        }
    }
}
