// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFolderTest {
    private static final Instant NOW = Instant.parse("2020-01-01T12:00:00Z");
    private static final long MOST = 1600;
    private static final int SIZE = 100;

    @TempDir
    Path temporary;

    private FileFolder open() throws IOException {
        return FileFolder.open(temporary.resolve("files"), MOST, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void keep(FileFolder folder, String key) throws IOException {
        Path part = folder.part();
        Files.write(part, new byte[SIZE]);
        assertThat(folder.keep(part, key, SIZE)).isTrue();
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("files"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void letsGoOfWhatWasUsedLongestAgo() throws Exception {
        FileFolder folder = open();
        for (int i = 0; i < 16; i++) {
            String key = "file" + i;
            keep(folder, key);
            FileTime used = FileTime.from(NOW.minus(Duration.ofMinutes(100 - i)));
            Files.setLastModifiedTime(temporary.resolve("files").resolve(key), used);
        }
        folder.find("file0").orElseThrow().close();
        assertThat(bytes()).isEqualTo(MOST);
        keep(folder, "last");

        assertThat(bytes()).isEqualTo(12 * SIZE);
        assertThat(folder.find("file0")).isPresent();
        assertThat(folder.find("file1")).isEmpty();
        assertThat(folder.find("last")).isPresent();
    }

    @Test
    void countsWhatOthersKeepInIt() throws Exception {
        FileFolder one = open();
        FileFolder other = open();
        for (int i = 0; i < 40; i++) {
            keep(one, "one" + i);
            keep(other, "other" + i);
            assertThat(bytes()).isLessThanOrEqualTo(MOST + 2 * (MOST / 16));
        }
    }

    @Test
    void takesOutWhatNobodyHasWrittenToForTwoDays() throws Exception {
        FileFolder folder = open();
        Path waiting = folder.part();
        Path givenUp = folder.part();
        Files.setLastModifiedTime(waiting, FileTime.from(NOW.minus(Duration.ofHours(47))));
        Files.setLastModifiedTime(givenUp, FileTime.from(NOW.minus(Duration.ofHours(49))));
        FileFolder next = open();

        assertThat(waiting).exists();
        assertThat(givenUp).doesNotExist();
        assertThat(next.find("none")).isEmpty();
    }
}
