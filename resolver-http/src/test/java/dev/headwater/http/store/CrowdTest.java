// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who read, write and prune one folder at once, each as another process would. */
class CrowdTest {
    private static final int KEYS = 16;
    private static final int TURNS = 150;
    private static final int ROUNDS = 300;
    private static final int FEW = 6;
    private static final int ADDED = 500;
    /** As metadata is: between the parts of a large answer others may get, and then it is not kept. */
    private static final int SMALL = 2000;

    @TempDir
    private Path folder;

    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    private CacheFolder open() {
        return open(folder);
    }

    private CacheFolder open(Path folder) {
        return CacheFolder.builder(folder, Clock.systemUTC())
                .onTrouble(troubles::add)
                .open();
    }

    @Test
    void readsWholeAnswersOnlyAndHasNoTrouble() throws Exception {
        List<Callable<Void>> crowd = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            crowd.add(() -> readAndWrite(random));
            crowd.add(() -> readAndWritePacked(random));
        }
        crowd.add(this::prune);
        crowd.add(this::prune);
        ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
        for (Future<Void> one : threads.invokeAll(crowd)) {
            one.get();
        }
        threads.shutdown();

        assertThat(troubles).isEmpty();
        CacheFolder later = CacheFolder.builder(folder, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)))
                .open();
        later.prune(Long.MAX_VALUE);
        assertThat(later.contents().abandoned()).isZero();
    }

    @Test
    void losesNothingWhereTwoBeginAPackAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < ROUNDS; round++) {
            Path fresh = folder.resolve(String.valueOf(round));
            List<Callable<Void>> two = List.of(() -> writeSome(fresh, 0), () -> writeSome(fresh, FEW));
            for (Future<Void> one : threads.invokeAll(two)) {
                one.get();
            }
            CacheFolder cache = open(fresh);
            for (int i = 0; i < 2 * FEW; i++) {
                assertThat(cache.read(Keys.key(KEYS), Keys.key(i)))
                        .as("answer %d in round %d", i, round)
                        .isPresent();
            }
            cache.release();
        }
        threads.shutdown();
        assertThat(troubles).isEmpty();
    }

    @Test
    void losesNothingThatIsAddedWhileAPackIsWrittenAnew() throws Exception {
        String pack = Keys.key(KEYS);
        CacheFolder writer = open();
        writer.write(pack, Keys.key(0), new byte[1]);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        AtomicBoolean isDone = new AtomicBoolean();
        Future<Void> pruning = threads.submit(() -> pruneUntil(isDone));
        for (int i = 0; i < ADDED; i++) {
            writer.write(pack, Keys.key(i), new byte[SMALL]);
            writer.write(pack, Keys.key(i), new byte[SMALL + i]);
        }
        isDone.set(true);
        pruning.get();
        threads.shutdown();

        CacheFolder reader = open();
        for (int i = 0; i < ADDED; i++) {
            assertThat(reader.read(pack, Keys.key(i))).as("answer %d", i).isPresent();
        }
        assertThat(troubles).isEmpty();
    }

    private Void writeSome(Path fresh, int first) {
        CacheFolder cache = open(fresh);
        for (int i = first; i < first + FEW; i++) {
            cache.write(Keys.key(KEYS), Keys.key(i), new byte[SMALL + i]);
        }
        cache.release();
        return null;
    }

    private Void pruneUntil(AtomicBoolean isDone) throws IOException {
        CacheFolder cache = open();
        while (!isDone.get()) {
            cache.prune(Long.MAX_VALUE);
        }
        return null;
    }

    private Void readAndWrite(Random random) {
        CacheFolder cache = open();
        for (int turn = 0; turn < TURNS; turn++) {
            String key = Keys.key(random.nextInt(KEYS));
            cache.write(key, Keys.answer(key, random.nextLong()));
            String other = Keys.key(random.nextInt(KEYS));
            Optional<byte[]> answer = cache.read(other);
            assertThat(answer.isEmpty() || Keys.isWhole(other, answer.get())).isTrue();
        }
        return null;
    }

    private Void readAndWritePacked(Random random) {
        CacheFolder cache = open();
        for (int turn = 0; turn < TURNS; turn++) {
            String pack = Keys.key(KEYS + random.nextInt(2));
            String key = Keys.key(random.nextInt(KEYS));
            cache.write(pack, key, Keys.answer(key, random.nextLong()));
            String other = Keys.key(random.nextInt(KEYS));
            Optional<byte[]> answer = cache.read(pack, other);
            assertThat(answer.isEmpty() || Keys.isWhole(other, answer.get())).isTrue();
        }
        return null;
    }

    private Void prune() throws Exception {
        CacheFolder cache = open();
        for (int turn = 0; turn < TURNS; turn++) {
            cache.prune(500_000);
        }
        return null;
    }
}
