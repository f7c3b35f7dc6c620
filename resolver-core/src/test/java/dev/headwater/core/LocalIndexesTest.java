// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.InvalidPolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIndexesTest {
    private static final Path FLASK = Path.of("src/test/resources/recordings/debian-flask");

    @TempDir
    Path folder;

    private static IndexEntry entry(String location, IndexKind kind) {
        return IndexEntry.builder(IndexId.of("local"), location).kind(kind).build();
    }

    @Test
    void makesFoldersAndRecordingsOnly() {
        assertThat(LocalIndexes.factory().create(entry("x", IndexKind.DIRECTORY)))
                .containsInstanceOf(DirectoryIndex.class);
        assertThat(LocalIndexes.factory().create(entry("x", IndexKind.RECORDING)))
                .containsInstanceOf(RecordingIndex.class);
        assertThat(LocalIndexes.factory().create(entry("https://example.org/", IndexKind.SIMPLE)))
                .isEmpty();
        assertThat(LocalIndexes.factory().create(entry("https://example.org/", IndexKind.FLAT)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> LocalIndexes.factory().create(entry("a\0b", IndexKind.DIRECTORY)))
                .withMessageContaining("is no path");
    }

    @Test
    void tellsARecordingFromAFolderOfWheels() throws IOException {
        Path archive = Files.createFile(folder.resolve("pypi.tar.gz"));

        assertThat(LocalIndexes.kindOf(FLASK)).isEqualTo(IndexKind.RECORDING);
        assertThat(LocalIndexes.kindOf(archive)).isEqualTo(IndexKind.RECORDING);
        assertThat(LocalIndexes.kindOf(folder)).isEqualTo(IndexKind.DIRECTORY);
        assertThat(LocalIndexes.kindOf(folder.resolve("none"))).isEqualTo(IndexKind.DIRECTORY);
    }
}
