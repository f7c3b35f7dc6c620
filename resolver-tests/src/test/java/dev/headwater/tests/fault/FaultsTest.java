// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.tests.loopback.Seeds;
import dev.headwater.tests.store.ReadOnlyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resolutions over a network that is broken by a plan: what comes is the right pins or an index failure, never other
 * pins, and nobody is said not to have what it has.
 *
 * <p>{@code -Dheadwater.faults=COUNT} takes more plans, {@code -Dheadwater.faults.first=SEED} begins with another one:
 * both together repeat one that failed.
 */
@Timeout(3600)
class FaultsTest {
    private static final int SEEDS = Integer.getInteger("headwater.faults", 42);
    private static final long FIRST = Long.getLong("headwater.faults.first", 0);

    /** Mostly they wait. */
    private static final int THREADS = 8;

    /** Passes soon, and is long enough for a sound answer on most days; where it is not, that is an index failure. */
    private static final Duration SHORT = Duration.ofMillis(400);

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final int MOST_UNTIL_FOUND = 100;
    private static final int RUNS_BEFORE = 3;
    private static final List<Duration> JUMPS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(50),
            Duration.ofHours(2),
            Duration.ofHours(-3),
            Duration.ofDays(1100),
            Duration.ofDays(-1100));

    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final AtomicInteger right = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** One seed. */
    private interface Trial {
        /** {@return what is wrong, if something is} */
        Optional<String> run(long seed) throws IOException;
    }

    @Test
    void endInTheRightPinsOrInAnIndexFailure() {
        hold(seed -> {
            Supplies supplies = Supplies.of(seed);
            JumpingClock clock = new JumpingClock();
            Verdict verdict = new Verdict(supplies, Loopback.inMemory(supplies, clock));
            FaultPlan plan = FaultPlan.of(seed);
            try (FaultyServer server = new FaultyServer(new Replies(supplies, seed % 3 == 0), plan)) {
                Optional<String> wrong = verdict.on(
                        count(verdict, broken(server, plan, seed).resolve(supplies, HttpIndexes.builder(), clock)));
                addUp(server.done());
                return wrong.map(text -> text + "\n" + server.told());
            }
        });
        if (SEEDS > 1) {
            assertThat(done).as("kinds of faults").hasSizeGreaterThan(Fault.values().length - 3);
        }
    }

    /**
     * The clock jumps meanwhile, forth and back, and the folder is used by one client after the other, of which some
     * cannot write to it.
     */
    @Test
    void leaveNothingWrongInTheCache(@TempDir Path folder) {
        hold(seed -> {
            Supplies supplies = Supplies.of(seed);
            JumpingClock clock = new JumpingClock();
            Random random = Seeds.random(seed);
            Path cache = Files.createDirectory(folder.resolve("seed" + seed));
            Verdict verdict = new Verdict(supplies, Loopback.inMemory(supplies, clock));
            try (FaultyServer server = new FaultyServer(new Replies(supplies, seed % 3 == 0), FaultPlan.sound(seed))) {
                for (int run = 0; run < RUNS_BEFORE; run++) {
                    FaultPlan plan = FaultPlan.of(seed * RUNS_BEFORE + run);
                    server.follow(plan);
                    boolean mayWrite = run != 1 || seed % 2 == 0;
                    ResolutionOutcome outcome =
                            broken(server, plan, seed).resolve(supplies, kept(cache, clock, mayWrite), clock);
                    Optional<String> wrong = verdict.on(count(verdict, outcome));
                    if (wrong.isPresent()) {
                        return wrong.map(text -> text + "\n" + server.told());
                    }
                    clock.jump(JUMPS.get(random.nextInt(JUMPS.size())));
                }
                server.follow(FaultPlan.sound(seed));
                ResolutionOutcome last =
                        new Loopback(base(server), AMPLE, 3).resolve(supplies, kept(cache, clock, seed % 4 < 2), clock);
                addUp(server.done());
                return verdict.isTruth(last)
                        ? verdict.on(last)
                        : Optional.of("in the end " + last + "\n" + server.told());
            }
        });
    }

    /** A driver that finds nothing proves nothing. */
    @Test
    void thatCountAsAbsencesAreFound() {
        Optional<String> found = Optional.empty();
        for (long seed = 0; found.isEmpty() && seed < MOST_UNTIL_FOUND; seed++) {
            Supplies supplies = Supplies.of(seed);
            JumpingClock clock = new JumpingClock();
            FaultPlan plan = FaultPlan.of(seed);
            try (FaultyServer server = new FaultyServer(new Replies(supplies, false), plan)) {
                ResolutionOutcome outcome =
                        broken(server, plan, seed).resolve(supplies, HttpIndexes.builder(), clock, Credulous::around);
                found = new Verdict(supplies, Loopback.inMemory(supplies, clock)).on(outcome);
            }
        }
        assertThat(found).isPresent();
    }

    private static HttpIndexes.Builder kept(Path cache, JumpingClock clock, boolean mayWrite) {
        CacheFolder store = CacheFolder.builder(cache.resolve("cache"), clock).open();
        return HttpIndexes.builder().cache(mayWrite ? store : new ReadOnlyStore(store));
    }

    private static Loopback broken(FaultyServer server, FaultPlan plan, long seed) {
        return new Loopback(base(server), plan.holds() ? SHORT : AMPLE, seed % 4 == 0 ? 1 : 0);
    }

    private static String base(FaultyServer server) {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private ResolutionOutcome count(Verdict verdict, ResolutionOutcome outcome) {
        (verdict.isTruth(outcome) ? right : failures).incrementAndGet();
        return outcome;
    }

    private synchronized void addUp(Map<Fault, Integer> some) {
        some.forEach((fault, times) -> done.merge(fault, times, Integer::sum));
    }

    private void hold(Trial trial) {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Void>> trials = new ArrayList<>();
            LongStream.range(FIRST, FIRST + SEEDS)
                    .forEach(seed -> trials.add(CompletableFuture.runAsync(() -> hold(trial, seed, wrong), threads)));
            trials.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        tell();
        assertThat(wrong).isEmpty();
        if (SEEDS > 1) {
            assertThat(right).as("resolutions that came to the truth").hasPositiveValue();
            assertThat(failures).as("resolutions that an index failed").hasPositiveValue();
        }
    }

    private static void hold(Trial trial, long seed, ConcurrentLinkedQueue<String> wrong) {
        try {
            trial.run(seed)
                    .ifPresent(text -> wrong.add("-Dheadwater.faults=1 -Dheadwater.faults.first=" + seed + ": " + text
                            + "\n" + Supplies.of(seed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For who takes more seeds than a build does. */
    private void tell() {
        if (SEEDS > 1000) {
            System.out.println(SEEDS + " plans, " + right + " resolutions came to the truth, an index failed "
                    + failures + ", faults " + Arrays.toString(done.entrySet().toArray()));
        }
    }
}
