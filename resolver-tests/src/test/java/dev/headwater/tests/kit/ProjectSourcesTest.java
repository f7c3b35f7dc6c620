// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What installers that lock a project are told of pins, roles and reservations, as a made one of their name finds it.
 */
class ProjectSourcesTest {
    private static final String PINNED = """
        A pin leads to an index that nothing else leads to.

        == indexes
        [public]
        kettle 1.0
        lamp 1.0
        [special]
        kettle 2.0

        == policy
        special.role = on-demand
        pins.kettle = special

        == request
        kettle
        lamp

        == expect
        unsatisfiable
        """;

    @TempDir
    private Path folder;

    private Path scenarios;
    private Path kept;

    @BeforeEach
    void makeFolders() throws IOException {
        scenarios = Files.createDirectory(folder.resolve("scenarios"));
        kept = folder.resolve("kept.toml");
    }

    private ConformanceReport report(String subject, String scenario) throws IOException, InterruptedException {
        return report(subject, "locking", scenario);
    }

    private ConformanceReport report(String subject, String manner, String scenario)
            throws IOException, InterruptedException {
        Files.createDirectory(scenarios.resolve("mine"));
        Files.writeString(scenarios.resolve("mine/one.txt"), scenario);
        return Conformance.builder(Files.createDirectory(folder.resolve("work")))
                .scenarios(scenarios)
                .version("1")
                .subject(subject, MadeSubject.command(manner, kept.toString()))
                .build()
                .run();
    }

    private String project() throws IOException {
        return Files.readString(kept).replaceAll("http://127\\.0\\.0\\.1:[0-9]+", "http://here");
    }

    @Test
    void poetryIsToldTheSourceOfADependency() throws IOException, InterruptedException {
        report("poetry", PINNED);

        assertThat(project()).contains("""
                [tool.poetry.dependencies]
                "kettle" = { source = "special" }
                """, """
                [[tool.poetry.source]]
                name = "public"
                url = "http://here/simple/"
                priority = "primary"
                """, """
                [[tool.poetry.source]]
                name = "special"
                url = "http://here/simple/"
                priority = "explicit"
                """);
    }

    @Test
    void poetryHasNoWordForAPinOfWhatItIsNotAskedFor() throws IOException, InterruptedException {
        ConformanceReport report = report("poetry", PINNED.replace("pins.kettle", "pins.other"));

        assertThat(report.text()).contains("its sources are for what a project itself requires");
        assertThat(kept).doesNotExist();
    }

    @Test
    void pdmIsToldWhatASourceIncludesAndExcludes() throws IOException, InterruptedException {
        report("pdm", PINNED.replace("== policy\n", "== policy\npublic.deny = door\nspecial.reserved = acme-*\n"));

        assertThat(project()).contains("""
                [[tool.pdm.source]]
                name = "pypi"
                url = "http://here/simple/"
                verify_ssl = true
                include_packages = []
                exclude_packages = ["door"]
                """, """
                [[tool.pdm.source]]
                name = "source-2"
                url = "http://here/simple/"
                verify_ssl = true
                include_packages = ["kettle", "acme-*", "acme"]
                exclude_packages = ["*"]
                """);
    }

    @Test
    void poetryThatCouldNotReachAnIndexHasProvedNothing() throws IOException, InterruptedException {
        ConformanceReport report = report("poetry", "cut-off", PINNED);

        assertThat(report.json())
                .contains(
                        "\"outcome\" : \"refused\"",
                        "\"note\" : \"Nothing is locked because an index did not answer\"");
    }

    @Test
    void whatTurnedOnATerminalIsNotInItsNote() throws IOException, InterruptedException {
        ConformanceReport report = report("pdm", PINNED);

        assertThat(report.json()).contains("\"note\" : \"Unable to find a resolution\"");
    }
}
