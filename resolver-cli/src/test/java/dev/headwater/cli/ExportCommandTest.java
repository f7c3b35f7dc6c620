// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        Feed.in(folder.resolve("public"))
                .release("lib", "1.0", "six")
                .release("six", "1.15")
                .release("broken", "1.0", "six>=2")
                .write();
    }

    private Run export(String... words) {
        List<String> all = new ArrayList<>(List.of("export"));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run request(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--index", "public=public", "--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        return export(all.toArray(String[]::new));
    }

    private void lock() {
        Run locked = Run.in(
                folder,
                "lock",
                "lib",
                "--index",
                "public=public",
                "--python",
                "3.12",
                "--platform",
                "manylinux_2_28_x86_64");
        assertThat(locked.status()).as(locked.err()).isZero();
    }

    @Test
    void writesTheAnswerOfARequest() {
        assertThat(request("lib", "--format", "mermaid").out())
                .startsWith("graph LR\n  n0[\"lib 1.0\"]:::s0\n  n1[\"six 1.15\"]:::s0\n  n0 --> n1\n");
        assertThat(request("lib", "--format", "cyclonedx").out()).startsWith("{\n  \"bomFormat\" : \"CycloneDX\"");
        assertThat(request("lib", "--format", "html").out()).startsWith("<!doctype html>");
    }

    @Test
    void writesALockWithoutAnyIndex() throws IOException {
        lock();
        Run run = export("pylock.toml", "--format", "mermaid", "-o", "chart.mmd");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("chart.mmd")).content().contains("n0 --> n1");
        assertThat(export("pylock.toml", "--format", "html").out()).contains("2 packages from 1 supplier");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("public", "pylock.toml", "chart.mmd");
    }

    @Test
    void whatIsAboutRequestsDoesNotGoWithALock() {
        lock();

        Run run = export("pylock.toml", "--format", "html", "--index", "public=public");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--index is about a request, and a lock is exported as it is");
    }

    @Test
    void withoutASolutionThereIsAReportForPeopleOnly() {
        Run html = request("broken", "--format", "html", "-o", "report.html");
        Run bom = request("broken", "--format", "cyclonedx", "-o", "bom.json");

        assertThat(html.status()).isEqualTo(1);
        assertThat(html.err()).contains("error: No solution");
        assertThat(folder.resolve("report.html")).content().contains("Why there is no solution");
        assertThat(bom.status()).isEqualTo(1);
        assertThat(folder.resolve("bom.json")).doesNotExist();
    }

    @Test
    void timeAndSerialNumberAreForBillsOfMaterials() {
        String number = "3e671687-395b-41f5-a30f-a58921a69b79";

        assertThat(request("lib", "--format", "cyclonedx", "--timestamp", "2026-11-29", "--serial-number", number)
                        .out())
                .contains("\"timestamp\" : \"2026-11-29T00:00:00Z\"", "urn:uuid:" + number);
        assertThat(request("lib", "--format", "html", "--timestamp", "2026-11-29")
                        .status())
                .isEqualTo(2);
        assertThat(request("lib", "--format", "cyclonedx", "--serial-number", "1-1-1-1-1")
                        .err())
                .contains("--serial-number is no UUID");
    }

    @Test
    void aFormatHasToBeNamed() {
        assertThat(request("lib").err()).contains("--format is needed: export prints cyclonedx, mermaid and html");
        assertThat(request("lib", "--format", "text").err())
                .contains("--format: export prints cyclonedx, mermaid and html");
    }

    @Test
    void helpNeedsNoFormat() {
        Run help = export("--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("headwater export");
    }

    @Test
    void onlyARegularFileIsReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        Files.createDirectory(folder.resolve("sub"));

        Run toPipe = request("lib", "--format", "html", "-o", "pipe");
        Run toFolder = request("lib", "--format", "html", "-o", "sub");
        Run toNowhere = request("lib", "--format", "html", "-o", "none/report.html");

        assertThat(List.of(toPipe.status(), toFolder.status(), toNowhere.status()))
                .containsOnly(2);
        assertThat(toPipe.err()).contains("pipe is not a regular file", "goes to standard output");
        assertThat(toFolder.err()).contains("sub is a folder", "name a file in it");
        assertThat(toNowhere.err()).contains("there is no folder", "make that folder");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                .isTrue();
    }

    @Test
    void theLockIsNotOverwrittenByWhatIsMadeOfIt() throws IOException {
        lock();
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("pylock.toml"));
        String before = Files.readString(folder.resolve("pylock.toml"));

        Run same = export("pylock.toml", "--format", "mermaid", "-o", "public/../pylock.toml");
        Run linked = export("pylock.toml", "--format", "mermaid", "-o", "link");

        assertThat(same.status()).isEqualTo(2);
        assertThat(same.err()).contains("--output is the lock itself");
        assertThat(linked.status()).isEqualTo(2);
        assertThat(folder.resolve("pylock.toml")).hasContent(before);
    }

    @Test
    void aDamagedLockIsRefusedAtItsPlace() throws IOException {
        Files.writeString(folder.resolve("pylock.toml"), "lock-version = \"1.0\"\ncreated-by = 1\n");

        Run run = export("pylock.toml", "--format", "cyclonedx", "-o", "bom.json");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("pylock.toml").contains("created-by");
        assertThat(folder.resolve("bom.json")).doesNotExist();
    }
}
