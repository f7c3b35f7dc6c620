// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What versions and specifiers cost, per version or specifier.
 *
 * <p>Run {@code main} of {@code org.openjdk.jmh.Main} on the test class path with this class's name, and {@code -prof
 * gc} for bytes allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VersionBenchmark {
    private static final int COUNT = 1_000;
    private static final long SEED = 1;
    private static final List<String> OPERATORS = List.of(">=", "<", "==", "~=", "!=", ">", "<=");

    private final List<String> packed = new ArrayList<>();
    private final List<String> full = new ArrayList<>();
    private final List<String> specifiers = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Version> ascending = new ArrayList<>();
    private final List<VersionRange> ranges = new ArrayList<>();

    /** Makes texts of the shapes that public indexes hold. */
    @Setup
    public void prepare() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            String release = random.nextInt(4) + "." + random.nextInt(60) + "." + random.nextInt(20);
            String suffix =
                    List.of("", "", "", "", "", "rc1", "a2", ".post1", ".dev3").get(random.nextInt(9));
            packed.add(release + suffix);
            full.add(release
                    + List.of("+cu118", ".dev20260101", "a1.dev2", "rc1.post3").get(random.nextInt(4)));
            specifiers.add(OPERATORS.get(random.nextInt(OPERATORS.size())) + release + ",<9");
        }
        packed.forEach(text -> versions.add(Version.parse(text)));
        ascending.addAll(versions.subList(0, COUNT / 5));
        Collections.sort(ascending);
        specifiers.forEach(text -> ranges.add(SpecifierSet.parse(text).range()));
    }

    /** Reads versions that take the packed form. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parsePacked(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(Version.parseOrNull(packed.get(i)));
        }
    }

    /** Reads versions that take the full form. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseFull(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(Version.parseOrNull(full.get(i)));
        }
    }

    /** Compares neighbors in random order. */
    @Benchmark
    @OperationsPerInvocation(COUNT - 1)
    public void compare(Blackhole sink) {
        for (int i = 1; i < COUNT; i++) {
            sink.consume(versions.get(i - 1).compareTo(versions.get(i)));
        }
    }

    /** Reads a set of two clauses. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseSpecifiers(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(SpecifierSet.parse(specifiers.get(i)));
        }
    }

    /** Reads a set of two clauses and makes its range. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void parseSpecifiersToRange(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(SpecifierSet.parse(specifiers.get(i)).range());
        }
    }

    /** Asks a range for one version. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void contains(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(ranges.get(i).contains(versions.get(i)));
        }
    }

    /** Finds a range in the 200 versions of a page. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void indexIntervals(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) {
            sink.consume(ranges.get(i).indexIntervals(ascending));
        }
    }

    /** Intersects two ranges. */
    @Benchmark
    @OperationsPerInvocation(COUNT - 1)
    public void intersect(Blackhole sink) {
        for (int i = 1; i < COUNT; i++) {
            sink.consume(ranges.get(i - 1).intersection(ranges.get(i)));
        }
    }
}
