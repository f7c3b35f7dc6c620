// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cli.option.SizeArgument;
import dev.headwater.http.store.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheCommandTest {
    private static final int HEAD = 16;

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void keepThreeAnswers() throws IOException {
        folder = home.resolve("kept");
        CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC()).open();
        for (int i = 0; i < 3; i++) {
            cache.write(Integer.toString(i).repeat(64), new byte[10_000 - HEAD]);
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.getFileName().toString().length() == 62)
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < 3; i++) {
            Files.setLastModifiedTime(files.get(i), FileTime.from(Instant.parse("2026-11-0" + (i + 1) + "T10:00:00Z")));
        }
    }

    private Run cache(String... words) {
        List<String> all = new ArrayList<>(List.of("cache"));
        all.addAll(List.of(words));
        return Run.in(home, all.toArray(new String[0]));
    }

    @Test
    void tellsWhatItHolds() {
        Run run = cache("info", "--cache-dir", "kept");

        assertThat(run.out()).isEqualTo(folder + """

                3 answers, 29.3 KiB
                used from 2026-11-01 to 2026-11-03
                """);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsItAsJson() {
        assertThat(cache("info", "--cache-dir", "kept", "--format", "json").out())
                .isEqualTo("""
                {
                  "schema": 1,
                  "folder": "%s",
                  "answers": 3,
                  "bytes": 30000,
                  "abandoned": 0,
                  "least-recent-use": "2026-11-01T10:00:00Z",
                  "most-recent-use": "2026-11-03T10:00:00Z"
                }
                """.formatted(folder));
    }

    @Test
    void prunesWhatWasUsedLongestAgo() {
        assertThat(cache("prune", "--cache-dir", "kept", "--max-size", "20K").out())
                .isEqualTo(folder + "\nremoved: 1 answer, 9.8 KiB\n");
        assertThat(cache("prune", "--cache-dir", "kept").out()).isEqualTo(folder + "\nremoved: 0 answers, 0 bytes\n");
        assertThat(cache("info", "--cache-dir", "kept").out()).contains("used from 2026-11-02");
    }

    @Test
    void clearsAll() {
        assertThat(cache("clear", "--cache-dir", "kept", "--format", "json").out())
                .isEqualTo("""
                {
                  "schema": 1,
                  "folder": "%s",
                  "removed-answers": 3,
                  "removed-bytes": 30000
                }
                """.formatted(folder));
        assertThat(cache("info", "--cache-dir", "kept").out()).isEqualTo(folder + "\n0 answers, 0 bytes\n");
    }

    @Test
    void looksWhereTheEnvironmentSaysAndMakesNothing() {
        Run run = Run.with(Map.of("HEADWATER_CACHE_DIR", "there"), Set.of(), home, "cache", "info");

        assertThat(run.out()).isEqualTo(home.resolve("there") + "\n0 answers, 0 bytes\n");
        assertThat(home.resolve("there")).doesNotExist();
    }

    @Test
    void refusesAFolderThatMustNotBeUsed() throws IOException {
        Files.createFile(home.resolve("file"));
        Run run = cache("clear", "--cache-dir", "file");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: the cache folder " + home.resolve("file") + " is not a folder\n");
    }

    @Test
    void saysThatThereIsNoPlace() {
        Run run = Run.with(Map.of(), Set.of(), home, "cache", "info");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no place for the cache", "HEADWATER_CACHE_DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "info prune", "cler", "prune --max-size x", "info --max-size 1G", "info --format xml"})
    void refusesOtherWords(String words) {
        Run run = Run.in(home, ("cache " + words).strip().split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ");
    }

    @Test
    void suggestsTheTaskThatWasMeant() {
        assertThat(cache("cler").err()).contains("did you mean headwater cache clear?");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "500,500", "1k,1024", "500M,524288000", "2G,2147483648"})
    void readsSizes(String text, long bytes) {
        long read = SizeArgument.bytes("--max-size", text);

        assertThat(read).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1", "1.5G", "1KB", "1234567890123456", "1000T", "٣"})
    void refusesWhatIsNoSize(String text) {
        assertThat(cache("prune", "--max-size", text).err()).contains("is no size");
    }
}
