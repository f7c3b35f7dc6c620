// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.tests.fault.JumpingClock;
import dev.headwater.tests.fault.Replies;
import dev.headwater.tests.fault.Supplies;
import dev.headwater.tests.loopback.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resolutions over HTTP that are given up while each of their questions in turn is open: by a cancel, an interrupt, or
 * a close. The connection closes, the next resolution by the same resolver is right, whatever the clock says then, and
 * in the end no connection, thread or open file is left.
 *
 * <p>{@code -Dheadwater.given-up=COUNT} takes more seeds, {@code -Dheadwater.given-up.first=SEED} begins with another
 * one.
 */
@Timeout(3600)
class EveryQuestionTest {
    private static final int SEEDS = Integer.getInteger("headwater.given-up", 4);
    private static final long FIRST = Long.getLong("headwater.given-up.first", 0);
    private static final List<Duration> JUMPS = List.of(
            Duration.ZERO, Duration.ofHours(2), Duration.ofHours(-2), Duration.ofDays(2000), Duration.ofDays(-2000));
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private int givenUp;

    /** A way to give up a resolution whose question is open. */
    private interface Way {
        void giveUp(Resolver resolver, ResolutionRequest request, HoldingServer server) throws Exception;
    }

    @Test
    void cancelsLeaveNothing(@TempDir Path folder) throws Exception {
        hold(folder, EveryQuestionTest::cancel);
    }

    @Test
    void interruptsLeaveNothing(@TempDir Path folder) throws Exception {
        hold(folder, EveryQuestionTest::interrupt);
    }

    private static void cancel(Resolver resolver, ResolutionRequest request, HoldingServer server) {
        CompletableFuture<ResolutionOutcome> outcome =
                resolver.resolveAsync(request).toCompletableFuture();
        CompletableFuture.anyOf(server.held(), outcome).join();
        if (outcome.cancel(true)) {
            assertThat(outcome).isCancelled();
        }
    }

    private static void interrupt(Resolver resolver, ResolutionRequest request, HoldingServer server)
            throws InterruptedException {
        FutureTask<ResolutionOutcome> waiting = new FutureTask<>(() -> resolver.resolve(request));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            waiting.run();
            ended.complete(null);
        });
        thread.start();
        CompletableFuture.anyOf(server.held(), ended).join();
        thread.interrupt();
        thread.join();
        try {
            assertThat(waiting.get()).isNotNull();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(ResolutionCancelledException.class);
        }
    }

    private void hold(Path folder, Way way) throws Exception {
        // What is opened once and for all is open then.
        giveUpEach(-1, folder, way);
        List<String> openBefore = open();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            giveUpEach(seed, folder, way);
        }
        List<String> left = open();
        openBefore.forEach(left::remove);
        assertThat(left).as("open files").isEmpty();
        assertThat(givenUp).as("questions at which a resolution was given up").isGreaterThan(3 * SEEDS);
        if (SEEDS > 50) {
            System.out.println(SEEDS + " seeds, given up at " + givenUp + " questions");
        }
    }

    private void giveUpEach(long seed, Path folder, Way way) throws Exception {
        Supplies supplies = Supplies.of(seed);
        ResolutionRequest request = request(supplies);
        try (HoldingServer server = new HoldingServer(new Replies(supplies, seed % 2 == 0))) {
            int questions = Integer.MAX_VALUE;
            String right = "";
            for (int number = 0; number <= questions; number++) {
                JumpingClock clock = new JumpingClock();
                Path cache = folder.resolve(seed + "-" + number);
                try (HttpIndexes client = HttpIndexes.builder()
                                .clock(clock)
                                .cache(CacheFolder.builder(cache, clock).open())
                                .build();
                        Resolver resolver = Resolvers.builder()
                                .policy(policy(server))
                                .indexes(client)
                                .clock(clock)
                                .build()) {
                    if (number > 0) {
                        server.hold(number);
                        way.giveUp(resolver, request, server);
                        server.awaitLetGo();
                        givenUp += server.held().isDone() ? 1 : 0;
                        clock.jump(JUMPS.get(Seeds.random(seed * 100 + number).nextInt(JUMPS.size())));
                    }
                    server.hold(0);
                    String outcome = resolver.resolve(request).toString();
                    if (number == 0) {
                        right = outcome;
                        questions = server.questions();
                    }
                    assertThat(outcome)
                            .as("seed %d, given up at question %d", seed, number)
                            .isEqualTo(right);
                }
                server.awaitEmpty();
                assertThat(threads()).as("threads").isEmpty();
            }
        }
    }

    private static IndexPolicy policy(HoldingServer server) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (String id : List.of(Supplies.UPPER, Supplies.LOWER)) {
            policy.index(IndexEntry.builder(IndexId.parse(id), server.base() + id + "/")
                    .timeout(Duration.ofMinutes(5))
                    .build());
        }
        return policy.build();
    }

    private static ResolutionRequest request(Supplies supplies) {
        ResolutionRequest.Builder request =
                ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        supplies.request().forEach(request::require);
        return request.build();
    }

    private static List<String> threads() {
        List<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.isAlive() && thread.getName().startsWith("headwater-fetch")) {
                names.add(thread.getName());
            }
        }
        return names;
    }

    /**
     * {@return what is open: files by their names, and all sockets by one} Archives of classes are opened when one is
     * needed. Elsewhere than on Linux nobody tells.
     */
    private static List<String> open() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return List.of();
        }
        List<String> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(OPEN_FILES)) {
            for (Path each : all.toList()) {
                String target = target(each);
                if (!target.endsWith(".jar") && !target.startsWith("/proc/")) {
                    open.add(target.startsWith("socket:") ? "socket" : target);
                }
            }
        }
        return open;
    }

    /** The one by which they are listed is gone by then. */
    private static String target(Path open) throws IOException {
        try {
            return Files.readSymbolicLink(open).toString();
        } catch (NoSuchFileException e) {
            return "/proc/";
        }
    }
}
