// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyImportCommandTest {
    private static final String UV = """
        [[index]]
        name = "internal"
        url = "https://me:hunter2@internal.example.org/simple"
        default = true

        [[dependency-metadata]]
        name = "lib"
        requires-dist = ["six"]
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeConfigurations() throws IOException {
        Files.writeString(folder.resolve("uv.toml"), UV);
        Files.writeString(folder.resolve("pip.conf"), "[global]\nindex-url = https://internal.example.org/simple\n");
    }

    private Run run(String... words) {
        return Run.in(
                folder,
                Stream.concat(Stream.of("policy", "import"), Stream.of(words)).toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void printsAPolicyFile() throws IOException {
        Run run = run("pip.conf");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(PolicyFile.parse(run.out(), folder.resolve("headwater.toml")).indexes())
                .hasSize(1);
        assertThat(files()).containsExactly("pip.conf", "uv.toml");
    }

    @Test
    void printsTheOverlaysAsAComment() {
        assertThat(run("uv.toml").out())
                .contains("files = [\"hotfixes.toml\"]\n")
                .contains("# [[overlay]]\n# id = \"uv-lib\"\n")
                .contains("# uploaded-before = 2026-11-22T12:00:00Z\n");
        assertThat(run("uv.toml", "--now", "2026-06-01").out()).contains("uploaded-before = 2026-06-01T00:00:00Z\n");
    }

    @Test
    void printsJson() {
        Run run = run("uv.toml", "--format", "json");

        assertThat(run.out())
                .startsWith("{\n  \"schema\": 1,\n  \"file\": \"uv.toml\",\n  \"tool\": \"uv\",\n")
                .contains("\"place\": {\"line\": 3, \"key\": \"index[0].url\"}, \"level\": \"changed\"")
                .doesNotContain("hunter2");
    }

    @Test
    void writesBothFilesThatLoadTogether() throws IOException {
        Run run = run("uv.toml", "-o", ".");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("hint: headwater.toml and hotfixes.toml written; ");
        assertThat(PolicyFile.load(folder.resolve("headwater.toml")).overlays().asList())
                .hasSize(1);
        assertThat(run("uv.toml", "-o", "other.toml", "--overwrite", "--quiet").err())
                .isEmpty();
        assertThat(files()).containsExactly("headwater.toml", "hotfixes.toml", "other.toml", "pip.conf", "uv.toml");
    }

    @Test
    void writesNothingWhereOneIsThereAlready() throws IOException {
        Files.writeString(folder.resolve("hotfixes.toml"), "# mine\n");

        Run run = run("uv.toml", "-o", ".");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("hotfixes.toml is there already, and nothing was written\nhint: --overwrite");
        assertThat(files()).containsExactly("hotfixes.toml", "pip.conf", "uv.toml");
        assertThat(Files.readString(folder.resolve("hotfixes.toml"))).isEqualTo("# mine\n");
        assertThat(run("uv.toml", "-o", ".", "--overwrite").status()).isZero();
        assertThat(Files.readString(folder.resolve("hotfixes.toml"))).startsWith("[[overlay]]\n");
    }

    @Test
    void writesNothingWhereOneCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("hotfixes.toml"));

        Run run = run("uv.toml", "-o", ".", "--overwrite");

        assertThat(run.status()).isEqualTo(2);
        assertThat(files()).containsExactly("hotfixes.toml", "pip.conf", "uv.toml");
    }

    @Test
    void saysWhereAConfigurationIsWrong() throws IOException {
        Files.writeString(folder.resolve("pip.conf"), "[global]\nindex-url = https://${HOST}/simple\n");

        assertThat(run("pip.conf").err())
                .isEqualTo("error: " + folder.resolve("pip.conf") + ":2: global.index-url: a variable stands in this"
                        + " location, and a policy has none; write what it stands for, at column 13\n");
        assertThat(run("pip.conf", "--format", "json").out()).contains("\"line\": 2");
        assertThat(run("nothing/pip.conf").err()).contains("there is no such file");
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(run().err()).startsWith("error: policy import needs one file\n");
        assertThat(run("pip.conf", "uv.toml").status()).isEqualTo(2);
        assertThat(run("pip.conf", "--overwrite").err()).startsWith("error: --overwrite is for files");
        assertThat(run("requirements.txt").err()).contains("its name is none of pip.conf");
    }
}
