// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import dev.headwater.tests.recording.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * What a resolution costs in a JVM that is warm, over what a cache holds. No two requests are alike: the lines are
 * shuffled, and one bound is moved.
 *
 * <p>{@code main} takes {@code same}, {@code new} or {@code many}, the file of a workload, the folder of a cache that
 * was filled by resolving it, a number of rounds, and an index as {@code ID=URL} for each of the workload's. With
 * {@code same} one resolver is asked again and again, with {@code new} each request has a new one, which reads from the
 * disk, and with {@code many} one resolver is asked so many times at once. It prints the least and the middle processor
 * time of the second half, in milliseconds, and the bytes allocated, of this thread; of {@code many} the time on the
 * clock, and the bytes of the heap at the end.
 */
public final class ResolveBench {
    private final Workload workload;
    private final IndexPolicy policy;
    private final Path cache;
    private final Random random = new Random(1);
    private int round;

    private ResolveBench(Workload workload, IndexPolicy policy, Path cache) {
        this.workload = workload;
        this.policy = policy;
        this.cache = cache;
    }

    /** Measures. */
    public static void main(String[] args) throws IOException {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (String index : Arrays.asList(args).subList(4, args.length)) {
            String[] named = index.split("=", 2);
            policy.index(IndexEntry.builder(IndexId.parse(named[0]), named[1]).build());
        }
        ResolveBench bench = new ResolveBench(
                Workload.read(new ObjectMapper().readTree(Path.of(args[1]).toFile())),
                policy.build(),
                Path.of(args[2]));
        int rounds = Integer.parseInt(args[3]);
        switch (args[0]) {
            case "same" -> bench.same(rounds);
            case "new" -> bench.fresh(rounds);
            case "many" -> bench.many(rounds);
            default -> throw new IllegalArgumentException("same, new or many");
        }
    }

    private Resolver open() {
        return Resolvers.builder()
                .policy(policy)
                .indexes(HttpIndexes.builder()
                        .cache(CacheFolder.builder(cache, Clock.systemUTC()).open())
                        .mode(CacheMode.OFFLINE)
                        .clock(Clock.systemUTC())
                        .build())
                .clock(Clock.systemUTC())
                .build();
    }

    private ResolutionRequest request() {
        List<Requirement> lines = new ArrayList<>(workload.requirements());
        Collections.shuffle(lines, random);
        ResolutionRequest.Builder request = ResolutionRequest.builder(workload.target())
                .excludeNewer(workload.cutOff())
                .format(workload.request().format());
        lines.forEach(line -> request.require(line.toString()));
        Requirement moved = lines.stream()
                .filter(line -> line.marker().isEmpty() && line.url().isEmpty())
                .findFirst()
                .orElseThrow();
        return request.require(moved.name() + "!=0.dev" + round++).build();
    }

    private void same(int rounds) {
        try (Resolver resolver = open()) {
            print(IntStream.range(0, rounds).mapToObj(i -> cost(resolver)).toList());
        }
    }

    private void fresh(int rounds) {
        List<long[]> costs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            try (Resolver resolver = open()) {
                costs.add(cost(resolver));
            }
        }
        print(costs);
    }

    /** {@return nanoseconds and bytes of this thread} */
    private long[] cost(Resolver resolver) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ResolutionRequest request = request();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = threads.getCurrentThreadCpuTime();
        check(resolver.resolve(request));
        return new long[] {threads.getCurrentThreadCpuTime() - nanos, threads.getCurrentThreadAllocatedBytes() - bytes};
    }

    private void check(ResolutionOutcome outcome) {
        boolean resolved = outcome instanceof ResolutionOutcome.Resolved;
        if (resolved != workload.outcome().equals("resolved")) {
            throw new IllegalStateException(workload.id() + " ended with " + outcome);
        }
    }

    private static void print(List<long[]> costs) {
        List<long[]> warm = costs.subList(costs.size() / 2, costs.size());
        long[] nanos = warm.stream().mapToLong(cost -> cost[0]).sorted().toArray();
        long[] bytes = warm.stream().mapToLong(cost -> cost[1]).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "{\"least\": %.2f, \"middle\": %.2f, \"bytes\": %d}%n",
                nanos[0] / 1e6,
                nanos[nanos.length / 2] / 1e6,
                bytes[bytes.length / 2]);
    }

    private void many(int rounds) {
        try (Resolver resolver = open()) {
            check(resolver.resolve(request()));
            List<ResolutionRequest> requests =
                    IntStream.range(0, rounds).mapToObj(i -> request()).toList();
            long begin = System.nanoTime();
            List<CompletableFuture<ResolutionOutcome>> outcomes = requests.stream()
                    .map(request -> resolver.resolveAsync(request).toCompletableFuture())
                    .toList();
            outcomes.forEach(outcome -> check(outcome.join()));
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "{\"seconds\": %.2f, \"heap\": %d}%n",
                    (System.nanoTime() - begin) / 1e9,
                    runtime.totalMemory() - runtime.freeMemory());
        }
    }
}
