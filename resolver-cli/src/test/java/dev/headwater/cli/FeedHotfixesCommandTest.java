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

/** {@code feed hotfixes}, over a folder with the lists of a small archive and a recording of what is published. */
class FeedHotfixesCommandTest {
    private static final List<String> TARGET = List.of("--python", "3.11", "--platform", "manylinux_2_36_x86_64");

    @TempDir
    private Path folder;

    @BeforeEach
    void world() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(
                lists.resolve("Packages"),
                stanza("python3", "3.11.2-1", "python3.11")
                        + stanza("python3.11", "3.11.2-6", "")
                        + stanza("python3-web", "2.28.1+dfsg-1", "python3:any, python3-charset, python3-extra")
                        + stanza("python3-charset", "3.0.1-2", "python3:any")
                        + stanza("python3-extra", "1.0-1", "python3:any"));
        Files.writeString(lists.resolve("Contents-amd64"), """
                usr/bin/python3                                               python/python3
                usr/bin/python3.11                                            python/python3.11
                usr/lib/python3/dist-packages/web-2.28.1.dist-info/METADATA    python/python3-web
                usr/lib/python3/dist-packages/charset-3.0.1.egg-info/PKG-INFO  python/python3-charset
                usr/lib/python3/dist-packages/extra-1.0.egg-info/PKG-INFO      python/python3-extra
                """);
        Feed.in(folder.resolve("published"))
                .release("web", "2.28.1", "charset<3,>=2", "zones; python_version>='3.6'")
                .release("web", "2.30", "charset>=2")
                .release("charset", "3.0.1")
                .release("zones", "2024.1")
                .write();
        policy("");
    }

    private void policy(String more) throws IOException {
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "published"
                kind = "recording"
                path = "published"

                [[index]]
                id = "distro"
                kind = "debian"
                sources = [{ path = "lists" }]
                allow-unsigned = true
                missing-upload-time = "allow"
                """ + more);
    }

    private static String stanza(String name, String version, String depends) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n"
                + (depends.isEmpty() ? "" : "Depends: " + depends + "\n")
                + "Filename: pool/main/" + name + "_" + version + "_all.deb\nSize: 4\nSHA256: "
                + "ab".repeat(32) + "\n\n";
    }

    private Run run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(TARGET);
        return Run.in(folder, all.toArray(String[]::new));
    }

    @Test
    void whatItPrintsMakesThePublishedMetadataResolve() throws IOException {
        assertThat(run("resolve", "web==2.28.1").status()).isEqualTo(1);

        Run run = run("feed", "hotfixes", "--against", "published");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("#   web 2.28.1 requires charset<3,>=2; distro has 3.0.1\n")
                .contains("#   web 2.28.1 requires zones; python_version >= \"3.6\"; distro requires no zones\n")
                .contains("#   addition: distro lets web 2.28.1 require extra\n")
                .contains("reason = \"distro has it as python3-web 2.28.1+dfsg-1 with charset 3.0.1 without zones\"\n")
                .contains("index = \"published\"\n")
                .doesNotContain("add = ");
        Files.writeString(folder.resolve("hotfixes.toml"), run.out());
        policy("\n[overlays]\nfiles = [\"hotfixes.toml\"]\n");
        Run resolved = run("resolve", "web==2.28.1");
        assertThat(resolved.status()).isZero();
        assertThat(resolved.out()).contains("charset").doesNotContain("zones");
    }

    @Test
    void additionsNeedAWordAndAPowerOfThePolicy() throws IOException {
        Run run = run("feed", "hotfixes", "distro", "--against", "published", "--may-add", "--for", "mirror");

        assertThat(run.out()).contains("add = [\"extra\"]\n").contains("index = \"mirror\"\n");
        Files.writeString(folder.resolve("hotfixes.toml"), run.out().replace("mirror", "published"));
        policy("\n[overlays]\nfiles = [\"hotfixes.toml\"]\n");
        assertThat(run("resolve", "web==2.28.1").err()).contains("may-add");
    }

    @Test
    void itsJsonHasTheOverlaysToo() {
        assertThat(run("feed", "hotfixes", "--against", "published", "--format", "json")
                        .out())
                .startsWith("{\n  \"schema\": 1,\n  \"feed\": \"distro\",\n")
                .contains("\"write\": \"[[overlay]]\\nid = \\\"web-2.28.1-distro\\\"");
    }

    @Test
    void anIndexOnTheNetworkIsToldNothingWithoutLeave() throws IOException {
        policy("""

                [[index]]
                id = "far"
                url = "https://index.example.org/simple/"
                """);

        Run run = run("feed", "hotfixes", "--against", "far");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("'far' would be told the names of all projects that 'distro' has")
                .contains("--disclose-names");
    }

    @Test
    void anIndexThatFailsLeavesNoHalfAnswer() throws IOException {
        Files.writeString(folder.resolve("published/pages/charset.json"), "{");

        Run run = run("feed", "hotfixes", "--against", "published");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("published", "charset");
    }

    @Test
    void aTargetThatTheFeedIsNotForIsAWarning() {
        Run run = Run.in(
                folder,
                "feed",
                "hotfixes",
                "--against",
                "published",
                "--python",
                "3.12",
                "--platform",
                "manylinux_2_36_x86_64");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("nothing was compared: of 3 projects 'distro' has nothing for this target");
    }

    @Test
    void bothIndexesHaveToBeThere() {
        assertThat(run("feed", "hotfixes").err()).contains("headwater feed hotfixes --against published");
        assertThat(run("feed", "hotfixes", "--against", "nobody").err()).contains("'nobody' is no index of files");
        assertThat(run("feed", "hotfixes", "--against", "distro").err()).contains("'distro' is no index of files");
    }
}
