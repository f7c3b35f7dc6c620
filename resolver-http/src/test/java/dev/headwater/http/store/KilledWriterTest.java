// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write without end, killed at any point. */
class KilledWriterTest {
    private static final int ROUNDS = 12;
    private static final int KEYS = 24;

    @TempDir
    private Path folder;

    @Test
    void leavesWholeAnswersOnly() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            killTwo(random);
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC()).open();
            assertThat(cache.salt()).as("seed %d", seed).hasSize(KeySalt.LENGTH);
            for (int i = 0; i < KEYS; i++) {
                String key = Keys.key(i);
                Optional<byte[]> answer = cache.read(key);
                found += answer.isPresent() ? 1 : 0;
                assertThat(answer.isEmpty() || Keys.isWhole(key, answer.get()))
                        .as("seed %d", seed)
                        .isTrue();
            }
            assertThat(cache.contents().answers()).isEqualTo(KEYS - missing(cache));
        }
        assertThat(found).as("answers that were there").isPositive();
        assertThatNothingIsLeftBehind();
    }

    private static int missing(CacheFolder cache) {
        int missing = 0;
        for (int i = 0; i < KEYS; i++) {
            missing += cache.read(Keys.key(i)).isEmpty() ? 1 : 0;
        }
        return missing;
    }

    private void assertThatNothingIsLeftBehind() throws IOException {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
        CacheFolder cache = CacheFolder.builder(folder, later).open();
        CacheContents before = cache.contents();

        assertThat(cache.prune(before.bytes())).isEqualTo(new CacheRemoval(0, 0));
        assertThat(cache.contents().abandoned()).isZero();
        assertThat(cache.contents().bytes()).isEqualTo(before.bytes());
    }

    private void killTwo(Random random) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                    Child.command(List.of(), Writer.class, folder.toString(), Long.toString(random.nextLong())));
            writers.add(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        for (Process writer : writers) {
            try (InputStream written = writer.getInputStream()) {
                assertThat(written.readNBytes(1 + random.nextInt(40))).isNotEmpty();
                writer.destroyForcibly().waitFor();
            }
        }
    }

    /** Writes, and prints a byte for each answer. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] words) {
            CacheFolder cache =
                    CacheFolder.builder(Path.of(words[0]), Clock.systemUTC()).open();
            cache.salt();
            Random random = new Random(Long.parseLong(words[1]));
            while (!System.out.checkError()) {
                String key = Keys.key(random.nextInt(KEYS));
                cache.write(key, Keys.answer(key, random.nextLong()));
                System.out.write('.');
            }
        }
    }
}
