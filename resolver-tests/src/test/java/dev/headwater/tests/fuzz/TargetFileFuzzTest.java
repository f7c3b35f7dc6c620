// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.core.InvalidTargetFileException;
import dev.headwater.core.TargetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a target file: it describes a target, or is refused with the file. */
class TargetFileFuzzTest {
    @TempDir
    private Path folder;

    @FuzzTest(maxDuration = "1m")
    void targets(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("target.toml"), bytes);
        try {
            assertThat(TargetFile.load(file).tags()).isNotEmpty();
        } catch (InvalidTargetFileException e) {
            assertThat(e).hasMessageContaining("target.toml");
        }
    }
}
