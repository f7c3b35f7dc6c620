// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {
    @TempDir
    Path folder;

    private Target load(String text) throws IOException {
        return TargetFile.load(Files.writeString(folder.resolve("target.toml"), text));
    }

    @Test
    void pythonAndAPlatformAreEnough() throws IOException {
        assertThat(load("python = \"3.12\"\nplatforms = [\"manylinux_2_28_x86_64\"]\n"))
                .isEqualTo(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        assertThat(load("python = \"3.12\"\npreset = \"macos-arm64\"\n"))
                .isEqualTo(TargetPreset.MACOS_ARM64.cpython("3.12"));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Target target = load("""
                python = "3.12.4"
                implementation = "cpython"
                implementation-version = "3.12.4"
                abis = ["conda_cp312", "cp312"]
                platforms = ["manylinux_2_36_x86_64"]
                platform-tags = ["debian_12_x86_64"]

                [markers]
                platform_release = "6.1.0"
                """);

        assertThat(target)
                .isEqualTo(Target.builder()
                        .python("3.12.4")
                        .implementation("cpython")
                        .implementationVersion("3.12.4")
                        .abis(List.of("conda_cp312", "cp312"))
                        .platformTag("debian_12_x86_64")
                        .platform("manylinux_2_36_x86_64")
                        .marker(MarkerField.PLATFORM_RELEASE, "6.1.0")
                        .build());
        assertThat(load("python = \"3.13\"\nfree-threaded = true\nplatforms = [\"win_amd64\"]\n"))
                .isEqualTo(Target.cpythonFreeThreaded("3.13", List.of("win_amd64")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platforms = ['win_amd64'] | 1 | python | missing",
                "python = '3.12' | 1 | | a platform",
                "python = 3.12 | 1 | python | expected text in quotes, found a number",
                "python = 'three' | 1 | python | expected",
                "python = '3.12'\\nplatform = 'win_amd64' | 2 | platform | did you mean 'platforms'?",
                "python = '3.12'\\nplatforms = [\\n'win_amd64',\\n'amiga'] | 4 | platforms | expected",
                "python = '3.12'\\nplatform-tags = ['a-b'] | 2 | platform-tags | expected",
                "python = '3.12'\\nabis = ['a b'] | 2 | abis | expected",
                "python = '3.12'\\npreset = 'linux' | 2 | preset | linux-x86_64",
                "python = '3.12'\\npreset = 'linux-x86_64'\\nplatforms = [] | 2 | preset | one of the two",
                "python = '3.12'\\n[markers]\\nos-name = 'nt' | 3 | markers.os-name | did you mean 'os_name'?",
                "python = '3.12'\\n[markers]\\nextra = 'nt' | 3 | markers.extra | not known",
                "python = '3.12'\\nfree-threaded = true\\npreset = 'win' | 3 | preset | windows-x86_64",
            })
    void aFaultHasLineAndKey(String text, int line, String key, String problem) {
        assertThatExceptionOfType(InvalidTargetFileException.class)
                .isThrownBy(() -> load(text.replace("\\n", "\n")))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.key()).isEqualTo(key == null ? "" : key));
    }
}
