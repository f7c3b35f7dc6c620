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

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private Run run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--index", "ours=ours", "--index", "public=public"));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run verify(String... words) {
        List<String> all = new ArrayList<>(List.of("verify", "pylock.toml"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private int lineOf(String text) throws IOException {
        return Files.readAllLines(folder.resolve("pylock.toml")).indexOf(text) + 1;
    }

    @BeforeEach
    void lock() {
        Feed.in(folder.resolve("ours")).release("other", "1.0").write();
        Feed.in(folder.resolve("public"))
                .release("lib", "1.0", "six")
                .release("six", "1.15")
                .write();
        Run locked = run("lock", "lib", "--python", "3.12", "--platform", "manylinux_2_28_x86_64");
        assertThat(locked.status()).as(locked.err()).isZero();
    }

    private void gain() {
        Feed.in(folder.resolve("ours")).release("six", "9.0").write();
    }

    @Test
    void anUnchangedWorldHasOneLine() {
        assertThat(verify()).isEqualTo(new Run(0, "2 packages, 2 names: as locked\n", ""));
        assertThat(verify("--quiet")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void aDifferenceHasALineWithItsPlaceAndCode() throws IOException {
        gain();

        assertThat(verify())
                .isEqualTo(new Run(
                        1,
                        "pylock.toml:" + lineOf("name = \"six\"")
                                + ": error: six: public supplied it, and now ours (order) does [owner-changed]\n"
                                + "2 packages, 2 names: 1 error\n",
                        ""));
    }

    @Test
    void jsonHasTheSame() throws IOException {
        gain();
        Run run = verify("--format", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\"outcome\": \"different\"",
                        "{\"severity\": \"error\", \"code\": \"owner-changed\", \"name\": \"six\", \"index\": null,"
                                + " \"item\": null, \"locked\": \"public\", \"today\": \"ours (order)\", \"text\": \"six:"
                                + " public supplied it, and now ours (order) does\", \"line\": "
                                + lineOf("name = \"six\"") + "}");
    }

    @Test
    void sarifHasTheSame() throws IOException {
        gain();
        Run run = verify("--format", "sarif");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\"version\": \"2.1.0\"",
                        "\"ruleId\": \"owner-changed\"",
                        "\"artifactLocation\": {\"uri\": \"pylock.toml\"}, \"region\": {\"startLine\": "
                                + lineOf("name = \"six\"") + "}");
    }

    @Test
    void anIndexThatGivesNoAnswerIsNoDifference() throws IOException {
        // A name that an incomplete recording does not have is unavailable.
        Path manifest = folder.resolve("ours/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("true", "false"));
        Run run = verify();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains(": not checked: six: ours ", " [not-checked]\n")
                .endsWith("2 packages, 2 names: 2 not checked\n");
    }

    @Test
    void whatCouldNotBeComparedIsNotAsLocked() throws IOException {
        Files.writeString(folder.resolve("pylock.other.toml"), """
                lock-version = "1.0"
                created-by = "another"
                [[packages]]
                name = "six"
                version = "1.15"
                wheels = [{ name = "six-1.15-py3-none-any.whl", url = "https://x.example.org/six-1.15-py3-none-any.whl", hashes = { sha256 = "%s" } }]
                """.formatted("ab".repeat(32)));

        Run unnamed = run("verify", "pylock.other.toml", "--format", "json");
        assertThat(unnamed.status()).isEqualTo(3);
        assertThat(unnamed.out()).contains("\"outcome\": \"not-checked\"", "\"fault\": null");

        Path lock = folder.resolve("pylock.toml");
        Files.writeString(lock, Files.readString(lock).replace("sha256 = ", "blake9 = "));
        Run incomparable = verify();
        assertThat(incomparable.status()).as(incomparable.err()).isEqualTo(3);
        assertThat(incomparable.out()).endsWith(" not checked\n");
    }

    @Test
    void offlineAnIndexOnTheNetworkIsNotAsked() throws IOException {
        String text = Files.readString(folder.resolve("pylock.toml"));
        Run run = Run.in(
                folder,
                "verify",
                "pylock.toml",
                "--offline",
                "--index",
                "ours=ours",
                "--index",
                "public=https://public.example.org/simple/");

        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(run.out().lines().filter(line -> line.contains("[not-checked]")))
                .hasSize(2);
        assertThat(Files.readString(folder.resolve("pylock.toml"))).isEqualTo(text);
    }

    @Test
    void whatIsInstalledAndTheTargetAreLookedAtOnRequest() throws IOException {
        Files.createDirectory(folder.resolve("site"));

        assertThat(verify("--environment", "site").status()).isZero();
        assertThat(verify("--environment", "none").status()).isEqualTo(2);
        assertThat(verify("--python", "3.12", "--platform", "win_amd64").out()).contains("[target-refused]");
        assertThat(verify("--python", "3.12", "--platform", "manylinux_2_28_x86_64")
                        .status())
                .isZero();
    }

    @Test
    void whatIsNoLockIsRefused() throws IOException {
        Files.writeString(folder.resolve("bad.toml"), "lock-version = \"1.0\"\npackages = 3\n");

        Run bad = run("verify", "bad.toml");
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.err()).contains("bad.toml:");
        assertThat(run("verify", "none.toml").status()).isEqualTo(2);
        assertThat(run("verify").status()).isEqualTo(2);
        assertThat(run("verify", "pylock.toml", "other.toml").status()).isEqualTo(2);
        assertThat(verify("--format", "requirements").err()).contains("verify prints text, json and sarif");
    }
}
