// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code feed}, over a folder with the lists of a small archive. */
class PlanCommandTest {
    private static final String[] TARGET = {"--python", "3.11", "--platform", "manylinux_2_36_x86_64"};

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLists() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(
                lists.resolve("Packages"),
                stanza("python3", "3.11.2-1", "python3.11")
                        + stanza("python3.11", "3.11.2-6", "")
                        + stanza("python3-app", "2.0-1", "python3:any, python3-lib (>= 1.2), xclip | wl-clipboard")
                        + stanza("python3-lib", "1.5-2", "python3:any")
                        + stanza("xclip", "0.13-2", "")
                        + stanza("wl-clipboard", "2.1-1", ""));
        Files.writeString(lists.resolve("Contents-amd64"), """
                usr/bin/python3                                          python/python3
                usr/bin/python3.11                                       python/python3.11
                usr/bin/xclip                                            x11/xclip
                usr/bin/wl-copy                                          x11/wl-clipboard
                usr/lib/python3/dist-packages/app-2.0.dist-info/METADATA python/python3-app
                usr/lib/python3/dist-packages/Lib-1.5.egg-info/PKG-INFO  python/python3-lib
                """);
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "distro"
                kind = "debian"
                sources = [{ path = "lists" }]
                allow-unsigned = true
                missing-upload-time = "allow"
                """);
    }

    private static String stanza(String name, String version, String depends) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n"
                + (depends.isEmpty() ? "" : "Depends: " + depends + "\n")
                + "Filename: pool/main/" + name + "_" + version + "_all.deb\nSize: 4\nSHA256: "
                + "ab".repeat(32) + "\n\n";
    }

    private Run plan(String... words) {
        String[] all = new String[words.length + 2 + TARGET.length];
        all[0] = "plan";
        all[1] = "app";
        System.arraycopy(TARGET, 0, all, 2, TARGET.length);
        System.arraycopy(words, 0, all, 2 + TARGET.length, words.length);
        return Run.in(folder, all);
    }

    @Test
    void aPlanHasTwoPartsAndSaysWhatElseCouldBeTaken() {
        Run run = plan();

        assertThat(run.out())
                .contains("apt-get install --no-install-recommends python3 python3-app=2.0-1 python3-lib=1.5-2\n")
                .contains("   python3-app: app 2.0\n")
                .contains("2. for pip or uv: nothing\n")
                .contains("alternative: python3-app takes xclip | wl-clipboard")
                .contains("not checked: what pip check will say");
        assertThat(run.status()).isZero();
    }

    @Test
    void aScriptIsOneThatAShellReads() {
        assertThat(plan("--format", "sh").out())
                .startsWith("#!/bin/sh\nset -eu\n")
                .contains("\napt-get install ");
    }

    /** What the recorded file of the project requires that is no Python project. */
    private void recordTool(String... requiresExternal) throws IOException {
        Path pages = Files.createDirectories(folder.resolve("recorded/pages"));
        Files.writeString(
                pages.resolveSibling("manifest.json"),
                "{\"format\": 1, \"complete\": true, \"absent\": [], \"failures\": {}, \"bodies\": \"headers\"}");
        String fields = "Requires-Dist: app";
        for (String text : requiresExternal) {
            fields += "\\nRequires-External: " + text;
        }
        Files.writeString(
                pages.resolve("tool.json"),
                ("{\"name\": \"tool\", \"bodies\": [\"%s\"], \"files\": [[\"tool-1.0-py3-none-any.whl\", \"%s\", 7, "
                                + "\"2024-01-01T00:00:00Z\", null, null, 0]]}")
                        .formatted(fields, Feed.hash(0)));
        Files.writeString(
                folder.resolve("headwater.toml"),
                "\n[[index]]\nid = \"recorded\"\nkind = \"recording\"\npath = \"recorded\"\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void whatAFileRequiresThatIsNoProjectStandsBesideWhatProvidesIt() throws IOException {
        recordTool("xclip (>=0.13)", "dep:generic/python3-app", "libmissing; sys_platform != 'win32'");

        assertThat(plan("tool").out())
                .contains("native: tool requires xclip (>=0.13): provided by xclip, which python3-app depends on\n")
                .contains("native: tool requires dep:generic/python3-app: provided by python3-app\n")
                .contains(
                        "native: tool requires libmissing; sys_platform != 'win32': no package of the first part is named"
                                + " so, nor what these packages depend on\n");
        assertThat(plan("tool", "--format", "sh").out())
                .contains(
                        "\n# native: tool requires xclip (>=0.13): provided by xclip, which python3-app depends on\n");
        assertThat(plan("tool", "--format", "json").out())
                .contains(
                        "\"requirement\" : \"xclip (>=0.13)\",\n    \"provided-by\" : \"xclip\",\n"
                                + "    \"dependency-of\" : \"python3-app\"",
                        "\"provided-by\" : \"python3-app\",\n    \"dependency-of\" : null",
                        "\"provided-by\" : null");
    }

    @Test
    void whatAFileSaysIsNoLineOfAScriptAndIsBounded() throws IOException {
        String[] texts = new String[1000];
        Arrays.fill(texts, "lib\\u001b\\u2028rm -rf x" + "x".repeat(500));
        recordTool(texts);

        String script = plan("tool", "--format", "sh").out();

        assertThat(script.lines().filter(line -> line.contains("rm -rf")))
                .hasSize(100)
                .allMatch(line -> line.startsWith("# native: tool requires lib") && line.length() < 400);
        assertThat(script).doesNotContain("\u001b", "\u2028");
    }

    @Test
    void aCheckThatCannotReadThePackagesSaysSo() {
        assertThat(plan("--check").out()).contains("not checked: python3-app cannot be read");
    }

    @Test
    void jsonHasTheCommandAndThePackages() {
        assertThat(plan("--format", "json").out())
                .contains("\"plan\" : 1", "\"package\" : \"python3-lib\"", "\"checked\" : false");
    }

    @Test
    void whereThereIsNoSolutionThereIsNoPlan() {
        Run run = Run.in(folder, "plan", "nothing-of-that-name", TARGET[0], TARGET[1], TARGET[2], TARGET[3]);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing-of-that-name");
    }

    @Test
    void aCompiledFeedGivesTheSamePlan() throws IOException {
        assertThat(Run.in(folder, "feed", "compile", "-o", "distro.feed").status())
                .isZero();
        Files.writeString(folder.resolve("compiled.toml"), """
                [[index]]
                id = "distro"
                kind = "feed"
                path = "distro.feed"
                allow-unsigned = true
                missing-upload-time = "allow"
                """);

        assertThat(plan("--config", "compiled.toml").out()).isEqualTo(plan().out());
    }

    @Test
    void aReportSaysWhatWasMapped() {
        assertThat(Run.in(folder, "feed", "report").out()).contains("2 projects");
        assertThat(Run.in(folder, "feed", "report", "--format", "json").out()).contains("\"projects\" : 2");
    }

    @Test
    void whatFeedCannotMeanIsRefused() {
        assertThat(Run.in(folder, "feed", "compil").err()).contains("did you mean headwater feed compile?");
        assertThat(Run.in(folder, "feed", "compile").err()).contains("headwater feed compile -o FILE");
        assertThat(Run.in(folder, "feed", "report", "other").err()).contains("it has distro");
        assertThat(Run.in(folder, "feed", "report", "--sign", "key").status()).isEqualTo(2);
    }
}
