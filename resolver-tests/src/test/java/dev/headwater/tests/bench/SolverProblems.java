// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import com.sun.management.ThreadMXBean;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.solver.Universe;
import dev.headwater.tests.solver.GeneratedUniverse;
import dev.headwater.tests.solver.HardProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the solver needs for the generated problems, at the size of the real case and at ten times the projects: the
 * first call and the median of the next, in time of the one thread; decisions, documents, rounds of questions.
 *
 * <p>{@code main} takes nothing, or a folder: then the problems are written there, a file each, for
 * {@code tools/pubgrub-rs}.
 */
public final class SolverProblems {
    private static final int ROUNDS = 15;
    private static final long ENOUGH_NANOS = 1_500_000_000L;
    private static final String ROW = "%-20s %5s %5s %9s %9s %9s %9s %9s %8s%n";

    private SolverProblems() {}

    /** Prints the table, or writes the problems. */
    public static void main(String[] args) throws IOException {
        System.out.format(ROW, "problem", "times", "end", "first ms", "ms", "decisions", "documents", "rounds", "MB");
        for (HardProblem problem : HardProblem.values()) {
            for (int times : new int[] {1, 10}) {
                GeneratedUniverse universe = problem.make(times);
                if (args.length > 0) {
                    String file = problem.label().replace(' ', '-') + "-" + times + ".txt";
                    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0], file))) {
                        universe.write(out);
                    }
                } else {
                    measure(problem, times, universe);
                }
            }
        }
    }

    private static void measure(HardProblem problem, int times, GeneratedUniverse universe) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[ROUNDS];
        long begin = threads.getCurrentThreadCpuTime();
        Run first = new Run(universe);
        long firstNanos = threads.getCurrentThreadCpuTime() - begin;
        int rounds = 0;
        begin = threads.getCurrentThreadCpuTime();
        while (rounds < 3 || (rounds < 1_000 && threads.getCurrentThreadCpuTime() - begin < ENOUGH_NANOS)) {
            long start = threads.getCurrentThreadCpuTime();
            new Run(universe);
            nanos[rounds++ % ROUNDS] = threads.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos, 0, Math.min(rounds, ROUNDS));
        long before = threads.getCurrentThreadAllocatedBytes();
        new Run(universe);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.format(
                Locale.ROOT,
                ROW,
                problem.label(),
                times,
                first.solved ? "yes" : "no",
                millis(firstNanos),
                millis(nanos[Math.min(rounds, ROUNDS) / 2]),
                first.decisions,
                first.documents,
                first.rounds,
                String.format(Locale.ROOT, "%.1f", allocated / 1e6));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    /** One solution, everything that is asked for being there. */
    private static final class Run {
        private final boolean solved;
        private final long decisions;
        private long documents;
        private long rounds;

        Run(Universe universe) {
            Solver solver = new Solver(universe, steps -> false);
            Step step = solver.advance();
            while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
                documents += step instanceof Step.NeedMetadata need
                        ? need.candidates().size()
                        : 0;
                rounds++;
                step = solver.advance();
            }
            solved = step instanceof Step.Solved;
            decisions = solver.decisions();
        }
    }
}
