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

class OwnerCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoIndexes() {
        Feed.in(folder.resolve("distro")).release("app", "1.0").write();
        Feed.in(folder.resolve("public"))
                .release("app", "2.0")
                .release("tool", "1.0")
                .write();
    }

    @Test
    void printsNoRequirements() {
        Run run = Run.in(folder, "owner", "lib", "--format", "requirements");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: --format: owner prints text and json\n");
    }

    @Test
    void saysWhoSuppliesEachNameAndWhoWasAsked() {
        Run run = owner("Tool", "app");

        assertThat(run.out()).isEqualTo("""
                tool is supplied by public, in the order of the policy
                  distro: absent
                  public: present
                app is supplied by distro, in the order of the policy
                  distro: present
                """);
        assertThat(run.status()).isZero();
    }

    @Test
    void saysItAsJson() {
        assertThat(owner("app", "--format", "json").out()).isEqualTo("""
                {
                  "schema": 2,
                  "ownership": [
                    {"name": "app", "rule": "order", "owner": "distro", \
                "asked": [{"index": "distro", "answer": "present", "fault": null}]}
                  ]
                }
                """);
    }

    @Test
    void namesThePackagesByWhichADistributorProvidesAProject() throws IOException {
        Path debian = Files.createDirectories(folder.resolve("debian/pages"));
        Files.writeString(debian.resolveSibling("manifest.json"), "{\"format\": 2, \"absent\": [], \"failures\": {}}");
        Files.writeString(
                debian.resolve("lib.json"),
                "{\"name\": \"lib\", \"files\": [" + provided("1.0", "1.0-2") + ", " + provided("2.0", "2.0-1") + "]}");

        assertThat(Run.in(folder, "owner", "lib", "--index", "debian=debian").out())
                .isEqualTo("""
                lib is supplied by debian, in the order of the policy
                  debian: present
                  2.0 is provided by python3-lib 2.0-1
                  1.0 is provided by python3-lib 1.0-2
                """);
        assertThat(Run.in(folder, "owner", "lib", "--index", "debian=debian", "--format", "json")
                        .out())
                .contains("\"fault\": null}], \"provided\": [{\"version\": \"2.0\", \"package\": \"python3-lib\", "
                        + "\"package-version\": \"2.0-1\", \"purl\": \"pkg:deb/debian/python3-lib@2.0-1\"}, ");
    }

    private static String provided(String version, String ofPackage) {
        return """
                {"provided": {"version": "%s", "package": "python3-lib", "package-version": "%s", \
                "purl": "pkg:deb/debian/python3-lib@%s", "trust": "signed", "date": "2026-01-01T00:00:00Z", \
                "evidence": {"name": "declared", "version": "declared", "requirements": "distributor"}, "native": []}}\
                """.formatted(version, ofPackage, ofPackage);
    }

    @Test
    void aNameThatNobodyHasIsUnsatisfiable() {
        Run run = owner("app", "nobody");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("nobody is supplied by no index");
    }

    @Test
    void anIndexThatFailsIsNotPassedOver() {
        Run run = Run.in(folder, "owner", "tool", "--index", "gone=nowhere", "--index", "public=public");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("gone: unavailable").doesNotContain("public");
    }

    @Test
    void needsANameThatIsOne() {
        assertThat(owner().status()).isEqualTo(2);
        assertThat(owner("-x-").status()).isEqualTo(2);
        assertThat(owner("a b").err()).contains("not a project name");
    }

    private Run owner(String... words) {
        List<String> all = new ArrayList<>(List.of("owner", "--index", "distro=distro", "--index", "public=public"));
        all.addAll(Arrays.asList(words));
        return Run.in(folder, all.toArray(new String[0]));
    }
}
