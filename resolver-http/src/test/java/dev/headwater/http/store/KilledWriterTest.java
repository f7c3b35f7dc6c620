// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    private static final int ADDED = 3000;
    private static final String PACK = Keys.key(-1);

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

    /** The answers are larger than what is written at once: who is killed leaves parts, and others add behind them. */
    @Test
    void leavesWholeAnswersOnlyInPacks() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            killTwo(random, PACK);
            CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC()).open();
            int there = wholeInPack(cache);
            assertThat(there).as("seed %d", seed).isPositive().isGreaterThanOrEqualTo(before);
            assertThat(cache.contents().answers()).as("seed %d", seed).isEqualTo(there);
            String behind = Keys.key(KEYS + round);
            cache.write(PACK, behind, Keys.answer(behind, round));
            assertThat(cache.read(PACK, behind)).as("seed %d", seed).isPresent();
            if (round % 3 == 0) {
                cache.prune(Long.MAX_VALUE);
            }
            before = wholeInPack(cache);
            assertThat(before).as("seed %d", seed).isEqualTo(there + 1);
        }
    }

    private static int wholeInPack(CacheFolder cache) {
        int whole = 0;
        for (int i = 0; i < KEYS + ROUNDS; i++) {
            String key = Keys.key(i);
            Optional<byte[]> answer = cache.read(PACK, key);
            assertThat(answer.isEmpty() || Keys.isWhole(key, answer.get())).isTrue();
            whole += answer.isPresent() ? 1 : 0;
        }
        return whole;
    }

    /** Nothing is lost where two add at once, as long as each adds in one piece. */
    @Test
    void addsToAPackWithAnother() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(new ProcessBuilder(
                            Child.command(List.of(), Adder.class, folder.toString(), PACK, Integer.toString(i * ADDED)))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        CacheFolder cache = CacheFolder.builder(folder, Clock.systemUTC()).open();
        for (int i = 0; i < 2 * ADDED; i++) {
            assertThat(cache.read(PACK, Keys.key(i)).orElseThrow())
                    .isEqualTo(Keys.key(i).getBytes(UTF_8));
        }
    }

    private void killTwo(Random random, String... pack) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<String> words = new ArrayList<>(List.of(folder.toString(), Long.toString(random.nextLong())));
            words.addAll(List.of(pack));
            ProcessBuilder builder =
                    new ProcessBuilder(Child.command(List.of(), Writer.class, words.toArray(new String[0])));
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
                byte[] answer = Keys.answer(key, random.nextLong());
                if (words.length > 2) {
                    cache.write(words[2], key, answer);
                } else {
                    cache.write(key, answer);
                }
                System.out.write('.');
            }
        }
    }

    /** Adds small answers to a pack, and reads each. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] words) {
            CacheFolder cache =
                    CacheFolder.builder(Path.of(words[0]), Clock.systemUTC()).open();
            int first = Integer.parseInt(words[2]);
            for (int i = first; i < first + ADDED; i++) {
                String key = Keys.key(i);
                cache.write(words[1], key, key.getBytes(UTF_8));
                if (cache.read(words[1], key).isEmpty()) {
                    throw new IllegalStateException("it is not there: " + i);
                }
            }
        }
    }
}
