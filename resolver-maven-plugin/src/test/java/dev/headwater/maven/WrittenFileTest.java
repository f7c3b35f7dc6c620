// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.host.file.UnwritableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFileTest {
    @TempDir
    private Path folder;

    @Test
    void ofSeveralAllAreWrittenOrNone() throws IOException {
        Files.createDirectory(folder.resolve("pylock.toml"));
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(folder.resolve("plan.sh"), "plan");
        texts.put(folder.resolve("pylock.toml"), "lock");

        assertThatThrownBy(() -> WrittenFile.write(texts)).isInstanceOf(UnwritableFileException.class);
        assertThat(folder.resolve("plan.sh")).doesNotExist();

        Files.delete(folder.resolve("pylock.toml"));
        WrittenFile.write(texts);
        assertThat(folder.resolve("plan.sh")).hasContent("plan");
        assertThat(folder.resolve("pylock.toml")).hasContent("lock");
    }

    @Test
    void whatSaysTheSameIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("same"), "text");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

        WrittenFile.write(file, "text");

        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000);
    }
}
