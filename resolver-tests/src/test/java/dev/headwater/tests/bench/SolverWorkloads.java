// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.core.RecordingIndex;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.solver.Universe;
import dev.headwater.tests.recording.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the solver does with every recorded workload: the time of its one thread, in a warm JVM, with all that it asks
 * for answered already; its decisions and the metadata that it consults, against the size of the solution; what it
 * allocates.
 *
 * <p>{@code main} takes the folder of the recordings, and the workloads to measure if not all. A recording that lies
 * unpacked beside its archive is read from there.
 */
public final class SolverWorkloads {
    private static final int ROUNDS = 25;
    private static final int MOST_PACKAGES = 10_000;
    private static final long ENOUGH_NANOS = 2_000_000_000L;

    private final Map<IndexId, PackageIndex> recordings = new LinkedHashMap<>();
    private final PrintStream out;

    private SolverWorkloads(Path folder, PrintStream out) {
        this.out = out;
        recordings.put(IndexId.parse("debian"), recording(folder, "distro"));
        recordings.put(IndexId.parse("pypi"), recording(folder, "index"));
    }

    private static PackageIndex recording(Path folder, String name) {
        Path unpacked = folder.resolve(name);
        return RecordingIndex.of(Files.isDirectory(unpacked) ? unpacked : folder.resolve(name + ".tar.gz"));
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<String> only = Arrays.asList(args).subList(1, args.length);
        SolverWorkloads bench = new SolverWorkloads(folder, System.out);
        bench.row("workload", "end", "S", "older", "pages", "m", "m/m0", "d", "d/d0", "confl.", "facts", "ms", "MB");
        try (Stream<Path> files = Files.list(folder.resolve("workloads"))) {
            for (Path file : files.sorted().toList()) {
                Workload workload = Workload.read(new ObjectMapper().readTree(file.toFile()));
                if (only.isEmpty() || only.contains(workload.id())) {
                    bench.measure(workload);
                }
            }
        }
    }

    private void row(Object... cells) {
        out.format(Locale.ROOT, "%-24s %-6s %5s %6s %6s %6s %6s %6s %7s %7s %8s %8s %7s%n", cells);
    }

    /** Hears what a resolution cost. */
    private static final class Costs implements ResolutionListener {
        private @Nullable ResolutionStatistics statistics;

        @Override
        public void ended(ResolutionStatistics ended) {
            statistics = ended;
        }
    }

    private void measure(Workload workload) {
        Costs costs = new Costs();
        CompletableFuture<ResolutionOutcome> ended = new CompletableFuture<>();
        ResolutionSession session = session(workload, costs, ended);
        session.begin();
        ResolutionOutcome outcome = ended.join();
        ResolutionStatistics statistics = costs.statistics;
        if (statistics == null) {
            throw new IllegalStateException(workload.id() + " did not end");
        }
        Universe universe = session.universe();
        long[] nanos = new long[ROUNDS];
        int rounds = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        while (rounds < ROUNDS || threads.getCurrentThreadCpuTime() - begin < ENOUGH_NANOS) {
            long start = threads.getCurrentThreadCpuTime();
            solve(universe);
            nanos[rounds++ % ROUNDS] = threads.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        long before = threads.getCurrentThreadAllocatedBytes();
        solve(universe);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        boolean resolved = outcome instanceof ResolutionOutcome.Resolved;
        int size = resolved ? ((ResolutionOutcome.Resolved) outcome).packages().size() : 0;
        row(
                workload.id(),
                resolved ? "yes" : "no",
                size,
                resolved ? older(solve(universe)) : "-",
                statistics.projects(),
                statistics.metadata(),
                ratio(statistics.metadata(), size),
                statistics.decisions(),
                ratio(statistics.decisions(), size),
                statistics.conflicts(),
                statistics.incompatibilities(),
                String.format(Locale.ROOT, "%.2f", nanos[ROUNDS / 2] / 1e6),
                String.format(Locale.ROOT, "%.1f", allocated / 1e6));
    }

    private static String ratio(long count, int size) {
        return size == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) count / size);
    }

    /** Puts the same questions to a new solver; everything that it asks for is there. */
    private static Solver solve(Universe universe) {
        Solver solver = new Solver(universe, steps -> false);
        Step step = solver.advance();
        while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
            step = solver.advance();
        }
        return solver;
    }

    /** {@return how many packages are not the best of all their versions} */
    private static long older(Solver solver) {
        return IntStream.range(0, MOST_PACKAGES)
                .filter(pkg -> solver.chosen(pkg) > 0)
                .count();
    }

    private ResolutionSession session(
            Workload workload, ResolutionListener listener, CompletableFuture<ResolutionOutcome> outcome) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        for (IndexId id : workload.indexes()) {
            policy.index(IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                    .build());
            indexes.put(id, Optional.ofNullable(recordings.get(id)).orElseThrow());
        }
        return new ResolutionSession(
                workload.request(),
                policy.build(),
                new Answers(indexes),
                Optional.empty(),
                new SessionEnvironment(
                        listener,
                        Clock.systemUTC(),
                        Runnable::run,
                        new Deadlines(),
                        SessionEnvironment.Asking.ON_DEMAND),
                outcome);
    }
}
