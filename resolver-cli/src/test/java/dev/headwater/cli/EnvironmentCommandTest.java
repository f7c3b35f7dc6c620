// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCommandTest {
    private static final String[] TARGET = {"--python", "3.11", "--platform", "manylinux_2_36_x86_64"};

    @TempDir
    private Path given;

    private Path folder;

    @BeforeEach
    void install() throws IOException {
        folder = given.toRealPath();
        metadata("system/usr/lib/python3.11/dist-packages", "lib", "1.0");
        metadata("system/usr/lib/python3.11/dist-packages", "mine", "1.0");
        Files.createDirectories(folder.resolve("system/var/lib/dpkg/info"));
        Files.writeString(
                folder.resolve("system/var/lib/dpkg/info/python3-lib.list"),
                "/usr/lib/python3.11/dist-packages/lib-1.0.dist-info\n");
        Files.writeString(folder.resolve("system/var/lib/dpkg/status"), """
                Package: dpkg
                Architecture: amd64
                Version: 1

                Package: python3-lib
                Architecture: all
                Version: 1.0-1
                """);
        Feed.in(folder.resolve("public"))
                .release("app", "2.0")
                .release("lib", "2.0")
                .release("mine", "1.0")
                .write();
    }

    private void metadata(String site, String name, String version) throws IOException {
        Path place = Files.createDirectories(folder.resolve(site).resolve(name + "-" + version + ".dist-info"));
        Files.writeString(
                place.resolve("METADATA"), "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    }

    private Run run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--root", "system"));
        return Run.in(folder, all.toArray(new String[0]));
    }

    @Test
    void saysWhoseEachDistributionIs() {
        Run run = run("environment", "system/usr");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                %1$s/system/usr: an installation of Python 3.11
                  %1$s/system/usr/lib/python3.11/dist-packages

                lib   1.0  python3-lib 1.0-1
                mine  1.0  no package
                2 distributions, 1 owned by packages: nothing stands before or over a package
                """.formatted(folder));
        assertThat(run.status()).isZero();
    }

    @Test
    void saysWhatThePolicyWouldSupply() {
        Run run = run("environment", "system/usr", "--index", "public=public");

        assertThat(run.out())
                .contains("mine  1.0  no package         public\n")
                .contains("error: lib: lib 1.0 of python3-lib 1.0-1, and by the policy it is supplied by public (")
                .endsWith("2 distributions, 1 owned by packages: 1 difference\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoEnvironment() {
        assertThat(run("environment", "public").err()).contains("has no folder of distributions");
        assertThat(run("environment").status()).isEqualTo(2);
    }

    @Test
    void whatIsInstalledGoesFirst() {
        List<String> words = new ArrayList<>(
                List.of("resolve", "app", "lib", "--index", "public=public", "--installed", "system/usr"));
        words.addAll(Arrays.asList(TARGET));
        Run run = run(words.toArray(new String[0]));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                app  2.0  public     requested; not in installed
                lib  1.0  installed  requested; first in order; provided by python3-lib
                """);
    }

    @Test
    void supportSaysWhatIsMissing() throws IOException {
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "public"
                kind = "recording"
                path = "public"

                [support]
                pythons = ["3.11", "3.12"]
                platforms = ["linux-x86_64"]
                """);
        List<String> words = new ArrayList<>(
                List.of("support", "app", "lib", "--installed", "system/usr", "--config", "headwater.toml"));
        words.addAll(Arrays.asList(TARGET));
        Run run = run(words.toArray(new String[0]));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                app 2.0: everywhere, by one wheel for all
                lib 1.0
                                3.11      3.12
                  linux-x86_64  package   python

                2 projects for 2 Pythons and platforms: 1 missing, of 1 project
                """);
        assertThat(run.status()).isEqualTo(1);
    }
}
