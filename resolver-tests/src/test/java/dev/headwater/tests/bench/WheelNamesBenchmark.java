// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The names of wheels on a page such as numpy's: split and ranked in place, and parsed whole. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WheelNamesBenchmark {
    private static final int NAMES = 1000;

    private final TagSet tags =
            Target.cpython("3.12", List.of("manylinux_2_28_x86_64")).tags();
    private final FilenameScanner scanner = new FilenameScanner(ProjectName.parse("numpy"));
    private final List<String> names = names();

    private static List<String> names() {
        List<String> ends = List.of(
                "cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64",
                "cp312-cp312-macosx_14_0_arm64",
                "cp311-cp311-win_amd64",
                "pp310-pypy310_pp73-manylinux_2_17_aarch64.manylinux2014_aarch64",
                "cp39-abi3-musllinux_1_2_x86_64",
                "py2.py3-none-any");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            names.add("numpy-2." + i / 100 + "." + i % 100 + "-" + ends.get(i % ends.size()) + ".whl");
        }
        return names;
    }

    /** {@return the sum of the ranks, for nobody to leave the work out} */
    @Benchmark
    @OperationsPerInvocation(NAMES)
    public long scanAndRank() {
        long ranks = 0;
        for (String name : names) {
            if (scanner.scan(name) == FilenameScanner.Outcome.WHEEL) {
                ranks += tags.bestRank(name, scanner.tagsFrom(), scanner.tagsTo());
            }
        }
        return ranks;
    }

    /** {@return the sum of the ranks, for nobody to leave the work out} */
    @Benchmark
    @OperationsPerInvocation(NAMES)
    public long parseAndRank() {
        long ranks = 0;
        for (String name : names) {
            ranks += WheelFilename.parse(name).rank(tags);
        }
        return ranks;
    }
}
