// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    private static final List<String> TARGET = List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64");

    @TempDir
    private Path folder;

    private Run run(List<String> more, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(more);
        all.addAll(List.of("--index", "ours=ours", "--index", "public=public"));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run audit(String... words) {
        List<String> all = new ArrayList<>(List.of("audit", "--disclose-names"));
        all.addAll(List.of(words));
        return run(TARGET, all.toArray(String[]::new));
    }

    @BeforeEach
    void world() {
        Feed.in(folder.resolve("ours")).release("tool", "1.0").write();
        Feed.in(folder.resolve("public"))
                .release("tool", "9.0")
                .release("lib", "1.0", "six")
                .release("six", "1.15")
                .write();
    }

    @Test
    void aDifferenceHasALineWithItsCode() {
        assertThat(audit("tool", "lib"))
                .isEqualTo(new Run(
                        1,
                        "attack-shaped: tool: unsafe-best-match takes 9.0 from public, which is below ours, instead of"
                                + " 1.0 from ours; it has no version in common with that [higher-below]\n"
                                + "in several: tool: ours 1.0, public 9.0 (no version in common)\n"
                                + "3 projects, 1 in more than one index: 1 difference, 1 has the shape of an attack\n",
                        ""));
    }

    @Test
    void whatIsTheSameHasOneLine() {
        assertThat(audit("lib"))
                .isEqualTo(new Run(0, "2 projects, 0 in more than one index: all ways take the same\n", ""));
        assertThat(audit("lib", "--quiet")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void withoutConsentNobodyIsAskedAndItIsSaidWhoWouldBeToldWhat() throws IOException {
        // That would be an index failure, if somebody asked.
        Files.delete(folder.resolve("public/manifest.json"));
        Files.delete(folder.resolve("ours/manifest.json"));
        Run run = run(TARGET, "audit", "tool", "lib");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: an audit tells names to indexes below their owners")
                .contains(
                        "hint: with --disclose-names, public is told lib, tool, and all that is required by these, also"
                                + " what an index before it has\n",
                        "pinned, reserved or denied");
    }

    @Test
    void jsonHasTheSame() {
        Run run = audit("tool", "--format", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\"outcome\": \"different\"",
                        "{\"code\": \"higher-below\", \"attack-shaped\": true, \"name\": \"tool\", \"ways\":"
                                + " [\"unsafe-best-match\"], \"below\": \"public\", ",
                        "\"taken\": {\"version\": \"1.0\", \"index\": \"ours\", \"item\":"
                                + " \"tool-1.0-py3-none-any.whl\"}");
    }

    @Test
    void anIndexThatGivesNoAnswerIsAFailure() throws IOException {
        Path manifest = folder.resolve("public/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("true", "false"));
        Feed.in(folder.resolve("ours"))
                .release("tool", "1.0")
                .release("own", "1.0")
                .write();
        Run run = audit("own");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("'public'", "own").doesNotContain("unsafe-");
    }

    @Test
    void aLockIsAuditedForItsTarget() {
        Run locked = run(TARGET, "lock", "tool", "lib");
        assertThat(locked.status()).as(locked.err()).isZero();
        Run run = run(List.of(), "audit", "pylock.toml", "--disclose-names");

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("attack-shaped: tool: unsafe-best-match takes 9.0 from public")
                .endsWith("3 projects, 1 in more than one index: 1 difference, 1 has the shape of an attack\n");
        assertThat(run(List.of(), "audit", "pylock.toml").err())
                .contains("public is told lib, six, tool, also what an index before it has");
    }

    @Test
    void whatIsAboutARequestIsRefusedWithALock() {
        Run run = audit("pylock.toml", "--pre");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--pre is about a request");
    }
}
