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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command writes is none of what it reads. */
class WrittenFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void world() throws IOException {
        Feed.in(folder.resolve("public")).release("lib", "1.0").write();
        String policy = """
                [[index]]
                id = "public"
                kind = "recording"
                path = "public"
                """;
        Files.writeString(folder.resolve("headwater.toml"), policy);
        Files.writeString(folder.resolve("other.toml"), policy);
        Files.writeString(folder.resolve("wanted.txt"), "lib\n");
        Files.writeString(folder.resolve("limits.txt"), "lib<9\n");
    }

    private Run run(String words) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        if (!all.get(0).equals("feed")) {
            all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        }
        return Run.in(folder, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "export -r wanted.txt --format mermaid -o wanted.txt, --output is what --requirement names, wanted.txt",
        "export lib -c limits.txt --format html -o ./limits.txt, --output is what --constraint names, limits.txt",
        "export lib --override limits.txt --format html -o limits.txt, --output is what --override names, limits.txt",
        "export lib --format mermaid -o headwater.toml, --output is the policy file, headwater.toml",
        "export lib --config other.toml --format mermaid -o other.toml, --output is what --config names, other.toml",
        "lock -r wanted.txt --plan wanted.txt, --plan is what --requirement names, wanted.txt",
        "lock lib --plan headwater.toml, --plan is the policy file, headwater.toml",
        "lock -r wanted.txt -o wanted.txt, --output is what --requirement names, wanted.txt",
        "feed compile -o headwater.toml, --output is the policy file, headwater.toml"
    })
    void wouldBeLost(String words, String message, String file) throws IOException {
        String before = Files.readString(folder.resolve(file));

        Run run = run(words);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message + ", and that would be lost\nhint: name another file");
        assertThat(folder.resolve(file)).hasContent(before);
    }

    /** Files that no option names, but what is named does. */
    @ParameterizedTest
    @CsvSource({
        "lock -r all.txt --plan wanted.txt, is what a file of --requirement includes, wanted.txt",
        "export -r all.txt --format mermaid -o limits.txt, is what a file of --requirement includes, limits.txt",
        "export lib -c narrow.txt --format mermaid -o limits.txt, is what a file of --constraint includes, limits.txt",
        "export lib --override over.txt --format html -o limits.txt, is what a file of --override includes, limits.txt",
        "export lib --config full.toml --format mermaid -o fixes.toml, is what the policy names, fixes.toml",
        "export lib --config full.toml --format html -o team.pem, is what the policy names, team.pem",
        "feed compile --config full.toml -o archive.gpg, is what the policy names, archive.gpg",
        "feed compile --config full.toml -o names.toml, is what the policy names, names.toml",
        "feed compile --config full.toml -o lists/of, is in , lists/of",
        "export lib --format mermaid -o public/pages/lib.json, is in , public/pages/lib.json",
        "export lib --index a=public --format mermaid -o public/manifest.json, is in , public/manifest.json"
    })
    void wouldBeLostThoughNoOptionNamesIt(String words, String message, String file) throws IOException {
        Files.writeString(folder.resolve("all.txt"), "-r wanted.txt\n-c limits.txt\n");
        Files.writeString(folder.resolve("narrow.txt"), "-c limits.txt\n");
        Files.writeString(folder.resolve("over.txt"), "-r limits.txt\n");
        Files.createDirectories(folder.resolve("lists"));
        for (String other : List.of("fixes.toml", "team.pem", "archive.gpg", "names.toml", "lists/of")) {
            Files.writeString(folder.resolve(other), "something\n");
        }
        Files.writeString(folder.resolve("full.toml"), """
                [[index]]
                id = "distro"
                kind = "debian"
                mapping = "names.toml"
                sources = [{ path = "lists", signed-by = "archive.gpg" }]
                [overlays]
                files = ["fixes.toml"]
                trusted-keys = ["team.pem"]
                """);
        String before = Files.readString(folder.resolve(file));

        Run run = run(words);

        assertThat(run.err()).contains(" " + message).contains("\nhint: name another file");
        assertThat(run.status()).isEqualTo(2);
        assertThat(folder.resolve(file)).hasContent(before);
    }

    @Test
    void isFoundThroughALink() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("wanted.txt"));

        assertThat(run("export -r wanted.txt --format mermaid -o link.txt").err())
                .contains("that would be lost");
    }

    @Test
    void isWrittenOtherwise() {
        assertThat(run("export -r wanted.txt -c limits.txt --format mermaid -o chart.mmd")
                        .status())
                .isZero();
        assertThat(folder.resolve("chart.mmd")).isNotEmptyFile();
        assertThat(run("lock -r wanted.txt").status()).isZero();
    }
}
