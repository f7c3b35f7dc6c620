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

class TargetOptionTest {
    private static final String PYTHON = "python = '3.12'\npreset = 'linux-x86_64'\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void anIndex() {
        Feed.in(folder.resolve("folder"))
                .release("tool", "1.0")
                .release("app", "1.0", "tool; platform_release >= '6'")
                .write();
    }

    @Test
    void whatTheFileTellsDecidesMarkers() throws IOException {
        write("new.toml", PYTHON + "[markers]\nplatform_release = '6.1'\n");
        write("old.toml", PYTHON + "[markers]\nplatform_release = '5.4'\n");

        assertThat(resolve("app", "--target", "new.toml").out()).contains("tool  1.0");
        assertThat(resolve("app", "--target", "old.toml").out())
                .contains("app  1.0")
                .doesNotContain("tool");
    }

    @Test
    void whatNothingTellsIsNeverFalse() throws IOException {
        write("silent.toml", PYTHON);
        for (List<String> target : List.of(
                List.of("--target", "silent.toml"), List.of("--python", "3.12", "--platform", "linux_x86_64"))) {
            Run inMetadata = resolve("app", target.toArray(new String[0]));
            Run inTheRequest = resolve("app; platform_version == ''", target.toArray(new String[0]));

            assertThat(inMetadata.status()).isEqualTo(1);
            assertThat(inMetadata.err()).contains("app 1.0", "platform_release", "the target does not tell");
            assertThat(inTheRequest.status()).isEqualTo(2);
            assertThat(inTheRequest.err())
                    .contains("the command line: 'app; platform_version == \"\"'", "depends on platform_version");
        }
    }

    @Test
    void theOthersStandBesideItInVain() throws IOException {
        write("t.toml", PYTHON);

        Run python = resolve("app", "--target", "t.toml", "--python", "3.12");
        Run platform = resolve("app", "--target", "t.toml", "--platform", "win_amd64");
        Run twice = resolve("app", "--target", "t.toml", "--target", "t.toml");

        assertThat(python.status()).isEqualTo(2);
        assertThat(python.err()).contains("--target describes the target whole: leave out --python and --platform");
        assertThat(platform.err()).isEqualTo(python.err());
        assertThat(twice.err()).contains("--target is given twice");
    }

    @Test
    void aFaultOfTheFileNamesFileAndLine() throws IOException {
        write("t.toml", PYTHON + "[markers]\nos-name = 'nt'\n");

        assertThat(resolve("app", "--target", "t.toml").err()).contains("t.toml:4: markers.os-name", "'os_name'");
        assertThat(resolve("app", "--target", "gone.toml").err()).contains("gone.toml: there is no such file");
    }

    private Run resolve(String requirement, String... words) {
        List<String> all = new ArrayList<>(List.of("resolve", requirement, "--index", "wheels=folder"));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(new String[0]));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
