// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who read, write and prune one folder at once, each as another process would. */
class CrowdTest {
    private static final int KEYS = 16;
    private static final int TURNS = 150;

    @TempDir
    private Path folder;

    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

    private CacheFolder open() {
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
