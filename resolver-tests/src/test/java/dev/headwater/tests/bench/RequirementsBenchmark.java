// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.EnvironmentSet;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
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

/** Requirements as they stand in metadata: read, their markers evaluated, and calculated with as sets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequirementsBenchmark {
    private static final int COUNT = 8;
    private static final List<String> REQUIREMENTS = List.of(
            "charset-normalizer<4,>=2",
            "PySocks!=1.5.7,>=1.5.6; extra == \"socks\"",
            "importlib-metadata>=3.6.0; python_version < \"3.10\"",
            "colorama; platform_system == \"Windows\"",
            "pytest>=7.0,!=8.1.0; extra == \"test\" and python_version >= \"3.8\"",
            "greenlet>=1; (platform_machine == \"aarch64\" or (platform_machine == \"ppc64le\" or platform_machine =="
                    + " \"x86_64\")) and python_version < \"3.14\"",
            "uvloop!=0.15.0,!=0.15.1,>=0.14.0; (sys_platform != \"win32\" and (sys_platform != \"cygwin\" and"
                    + " platform_python_implementation != \"PyPy\")) and extra == \"standard\"",
            "typing_extensions[all]>=4.6.0; python_full_version >= \"3.8.1\"");

    private final ExtraName extra = ExtraName.parse("socks");
    private final MarkerEnvironment environment = MarkerEnvironment.builder()
            .set(MarkerField.OS_NAME, "posix")
            .set(MarkerField.SYS_PLATFORM, "linux")
            .set(MarkerField.PLATFORM_SYSTEM, "Linux")
            .set(MarkerField.PLATFORM_MACHINE, "x86_64")
            .set(MarkerField.PLATFORM_PYTHON_IMPLEMENTATION, "CPython")
            .set(MarkerField.PYTHON_VERSION, "3.12")
            .set(MarkerField.PYTHON_FULL_VERSION, "3.12.4")
            .build();
    private final List<Marker> markers = REQUIREMENTS.stream()
            .flatMap(text -> Requirement.parse(text).marker().stream())
            .toList();

    /** {@return something of every requirement, for nobody to leave the work out} */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int parse() {
        int sum = 0;
        for (String text : REQUIREMENTS) {
            sum += Requirement.parse(text).name().value().length();
        }
        return sum;
    }

    /** {@return how many markers hold} */
    @Benchmark
    @OperationsPerInvocation(COUNT - 1)
    public int evaluate() {
        int holding = 0;
        for (int i = 0; i < markers.size(); i++) {
            holding += markers.get(i).truth(environment, extra) == Truth.TRUE ? 1 : 0;
        }
        return holding;
    }

    /** {@return how many markers exclude the one before} */
    @Benchmark
    @OperationsPerInvocation(COUNT - 2)
    public int compareAsSets() {
        int disjoint = 0;
        EnvironmentSet before = EnvironmentSet.of(markers.get(0));
        for (int i = 1; i < markers.size(); i++) {
            EnvironmentSet set = EnvironmentSet.of(markers.get(i));
            disjoint += set.isDisjoint(before) ? 1 : 0;
            before = set;
        }
        return disjoint;
    }
}
