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

class OverlaySurveyCommandTest {
    private static final List<String> TARGET = List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64");

    @TempDir
    private Path folder;

    @BeforeEach
    void world() {
        Feed.in(folder.resolve("ours"))
                .release("web", "2.28.1", "charset<3,>=2", "away")
                .release("charset", "3.0.1")
                .write();
    }

    private Run survey(String... words) {
        List<String> all = new ArrayList<>(List.of("overlay", "survey"));
        all.addAll(List.of(words));
        all.addAll(TARGET);
        return Run.in(folder, all.toArray(String[]::new));
    }

    @Test
    void whatItPrintsIsAnOverlayFileThatHealsTheIndex() throws IOException {
        Run run = survey("--index", "ours=ours");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("#   web 2.28.1 needs charset<3,>=2; ours has 3.0.1\n")
                .contains("#   missing: away, required by web 2.28.1\n")
                .contains("replace = [{ old = \"charset<3,>=2\", new = \"charset<=3.0.1,>=2\" }]\n");
        assertThat(run.err()).isEmpty();
        Files.writeString(folder.resolve("survey.toml"), run.out());
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "ours"
                kind = "recording"
                path = "ours"

                [overlays]
                files = ["survey.toml"]
                """);
        assertThat(survey("ours").out())
                .startsWith("# ours has 2 projects")
                .contains(": 0 requirements")
                .doesNotContain("[[");
        assertThat(survey().out()).isEqualTo(survey("ours").out());
    }

    @Test
    void eachReleaseThatIsLookedAtIsToldToWhoWantsIt() {
        assertThat(survey("--index", "ours=ours", "--verbose").err())
                .contains("asking ours for web\n", "looking at web 2.28.1\n", "looking at charset 3.0.1\n");
    }

    @Test
    void itsJsonHasTheOverlaysToo() {
        assertThat(survey("--index", "ours=ours", "--format", "json").out())
                .startsWith("{\n  \"schema\": 1,\n")
                .contains("\"offered\": \"3.0.1\"", "\"write\": \"[[overlay]]\\nid = \\\"web-2.28.1-survey\\\"");
    }

    @Test
    void anIndexOnTheNetworkIsRefusedWithTheReason() {
        Run run = survey("far", "--index", "far=https://index.example.org/simple/");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'far' cannot be looked through: it answers about one project at a time");
    }

    @Test
    void aPartOfAnIndexIsRefused() throws IOException {
        Path manifest = folder.resolve("ours/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"complete\": true", "\"complete\": false"));

        Run run = survey("--index", "ours=ours");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("it has a part of the answers of another index");
    }

    @Test
    void oneThatCannotBeReadFails() throws IOException {
        Files.writeString(folder.resolve("ours/manifest.json"), "{");

        Run run = survey("--index", "ours=ours");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: 'ours' cannot be read: ");
    }

    @Test
    void oneThatCannotBeReadIsAnObjectForPrograms() throws IOException {
        Files.writeString(folder.resolve("ours/manifest.json"), "{");

        Run run = survey("--index", "ours=ours", "--format", "json");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("{\n  \"schema\": 1,\n  \"outcome\": \"index-failure\",\n  \"index\": \"ours\",\n")
                .contains("\"message\": \"'ours' cannot be read: ", "\"fault\": {\"kind\": \"");
        assertThat(run.err()).startsWith("error: 'ours' cannot be read: ");
    }

    @Test
    void whichIndexHasToBeClear() {
        Feed.in(folder.resolve("more")).release("a", "1").write();

        assertThat(survey("--index", "ours=ours", "--index", "more=more").err())
                .contains("which index? the policy has ours, more");
        assertThat(survey("other", "--index", "ours=ours").err()).contains("no index 'other'");
        assertThat(survey("ours", "more", "--index", "ours=ours").err()).contains("one index at a time");
    }
}
