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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {
    private static final String SCENARIO = """
        An index with a name for itself supplies it.

        == indexes
        [public]
        kettle 2.0
        [inner]
        kettle 1.0

        == policy
        inner.reserved = kettle

        == request
        kettle

        == expect
        resolved
        kettle 1.0 from inner
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/reserved.txt"), SCENARIO);
        Files.writeString(folder.resolve("refusing.sh"), "echo '{\"outcome\": \"refused\"}'\n");
        Files.writeString(folder.resolve("unable.sh"), "echo '{\"left-out\": \"no reservations\"}'\n");
    }

    private Run conformance(String... words) {
        List<String> all = new ArrayList<>(List.of("conformance"));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(String[]::new));
    }

    @Test
    void putsAFolderOfScenariosToThisLibrary() {
        Run run = conformance("mine");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("1 scenario; = agrees")
                .contains("1. headwater (")
                .contains("): 1 agree\n")
                .endsWith("  =  reserved\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the subject is a script of a shell")
    void whatOthersMakeOfTheRuleIsNoErrorUnlessTheyMustKeepIt() {
        Run may = conformance("mine", "--subject", "mine=sh ./refusing.sh");
        Run must = conformance("mine", "--subject", "mine=sh ./refusing.sh", "--must", "mine");
        Run unable = conformance("mine", "--subject", "mine=sh ./unable.sh", "--must", "mine");

        assertThat(may.status()).isZero();
        assertThat(may.out()).contains("      mine: is refused, not resolved\n");
        assertThat(must.status()).isEqualTo(1);
        assertThat(must.out()).isEqualTo(may.out());
        assertThat(unable.status()).isEqualTo(1);
        assertThat(unable.out()).contains("  =-  reserved\n");
    }

    @Test
    void writesAFile() {
        Run run = conformance("mine/reserved.txt", "--format", "html", "-o", "matrix.html");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("matrix.html")).content().startsWith("<!doctype html>");
    }

    @Test
    void whatCannotBeMeantIsToldBeforeAnythingIsRun() throws IOException {
        Files.writeString(folder.resolve("mine/broken.txt"), "No sections.\n");

        assertThat(conformance("mine").err()).contains("broken.txt is no scenario");
        assertThat(conformance("mine").status()).isEqualTo(2);
        assertThat(conformance("nowhere").err()).contains("nowhere");
        assertThat(conformance("mine/reserved.txt", "--must", "uv").err()).contains("the subjects are headwater");
        assertThat(conformance("mine/reserved.txt", "--subject", "uv").err()).contains("needs a name");
        assertThat(conformance("mine/reserved.txt", "--subject", "headwater=x").err())
                .contains("a name of its own");
        assertThat(conformance("mine/reserved.txt", "--only", "pinned").err()).contains("--only");
        assertThat(conformance("mine/reserved.txt", "--jobs", "0").err()).contains("--jobs needs a number");
    }
}
