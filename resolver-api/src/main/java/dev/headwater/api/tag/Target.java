// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerTarget;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Objects;

/**
 * The target of a resolution: a Python interpreter and the systems that it runs on. All of it is data; nothing is ever
 * asked of the machine that this code runs on.
 *
 * <pre>{@code
 * Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
 * Target.cpythonFreeThreaded("3.14", List.of("win_amd64"));
 * Target.pypy("3.10", "7.3", List.of("macosx_14_0_arm64"));
 * TargetPreset.LINUX_X86_64.cpython("3.13.0rc1");
 *
 * // A distribution's own tag before the usual ones, and an ABI of its own:
 * Target.builder()
 *         .python("3.12.4")
 *         .abis(List.of("conda_cp312", "cp312"))
 *         .platformTag("debian_12_x86_64")
 *         .platform("manylinux_2_36_x86_64")
 *         .build();
 * }</pre>
 *
 * <p>A Python version of two numbers means the first release of it: 3.12 is 3.12.0. A platform is named by the newest
 * tag that it accepts, and every older one that it accepts follows from it:
 *
 * <table>
 * <caption>What platforms expand to</caption>
 * <tr><th>given</th><th>accepted, best first</th></tr>
 * <tr><td>{@code manylinux_2_28_x86_64}</td><td>{@code linux_x86_64}, then glibc 2.28 down to 2.5 (2.17 but for x86), with
 *     {@code manylinux2014}, {@code manylinux2010} and {@code manylinux1} right behind their numbers</td></tr>
 * <tr><td>{@code musllinux_1_2_aarch64}</td><td>{@code linux_aarch64}, then musl 1.2 down to 1.0; never manylinux</td></tr>
 * <tr><td>{@code linux_riscv64}</td><td>only itself: the C library is not told</td></tr>
 * <tr><td>{@code macosx_14_0_arm64}</td><td>macOS 14 down to 11, then {@code universal2} of 10.16 down to 10.4</td></tr>
 * <tr><td>{@code win_amd64}</td><td>only itself; so {@code win32} and {@code win_arm64}</td></tr>
 * <tr><td>{@code android_24_arm64_v8a}</td><td>API level 24 down to 16</td></tr>
 * <tr><td>{@code ios_13_0_arm64_iphoneos}</td><td>iOS 13.0 down to 12.0</td></tr>
 * <tr><td>{@code pyemscripten_2025_0_wasm32}</td><td>only itself; name the {@code emscripten_…} tag too</td></tr>
 * </table>
 *
 * <p>Several platforms are tried in the order given. The first that is known by name tells the markers what system it
 * is.
 *
 * <p>The lists are those of packaging 26.3, where a {@code linux_ARCH} wheel, which somebody built for this very
 * machine, is better than a manylinux one; pip up to 26.2 takes it last. pip given {@code --platform} expands macOS as
 * here, but of Linux only {@code manylinux2014} and {@code manylinux2010}, to the aliases before them: told
 * {@code manylinux_2_28_x86_64}, it takes that one tag.
 *
 * <p>Immutable; equal if Python, implementation, tags and environment are equal.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
 *     compatibility tags</a>
 * @since 0.1.0
 */
public final class Target implements MarkerTarget {
    private final TargetPython python;
    private final String implementation;
    private final List<String> abis;
    private final List<String> platforms;
    private final TagSet tags;
    private final MarkerEnvironment environment;

    Target(
            TargetPython python,
            String implementation,
            List<String> abis,
            List<String> platforms,
            TagSet tags,
            MarkerEnvironment environment) {
        this.python = python;
        this.implementation = implementation;
        this.abis = abis;
        this.platforms = platforms;
        this.tags = tags;
        this.environment = environment;
    }

    /**
     * Makes the target of the usual CPython.
     *
     * @throws InvalidTargetException if the version or a platform is not understood, or no platform is given
     */
    public static Target cpython(String python, List<String> platforms) {
        return builder().python(python).platforms(platforms).build();
    }

    /**
     * Makes the target of a free-threaded CPython: it takes {@code cp313t} and {@code abi3t} wheels, never {@code abi3}
     * ones.
     *
     * @throws InvalidTargetException as {@link #cpython}, and if the version is before 3.13
     */
    public static Target cpythonFreeThreaded(String python, List<String> platforms) {
        return builder().python(python).freeThreaded().platforms(platforms).build();
    }

    /**
     * Makes the target of a PyPy.
     *
     * @param python the version of Python that it speaks, {@code 3.10}
     * @param pypy its own version, {@code 7.3.17}; the first two numbers make its ABI
     * @throws InvalidTargetException if a version or a platform is not understood, or no platform is given
     */
    public static Target pypy(String python, String pypy, List<String> platforms) {
        return builder()
                .python(python)
                .implementation("pypy")
                .implementationVersion(pypy)
                .platforms(platforms)
                .build();
    }

    /**
     * Makes the target of a GraalPy.
     *
     * @param python the version of Python that it speaks, {@code 3.11}
     * @param graalpy its own version, {@code 24.2.0}; the first two numbers make its ABI
     * @throws InvalidTargetException if a version or a platform is not understood, or no platform is given
     */
    public static Target graalpy(String python, String graalpy, List<String> platforms) {
        return builder()
                .python(python)
                .implementation("graalpy")
                .implementationVersion(graalpy)
                .platforms(platforms)
                .build();
    }

    /** {@return a builder of a target from plain data} */
    public static TargetBuilder builder() {
        return new TargetBuilder();
    }

    /** {@return the full version of Python, {@code python_full_version} in markers} */
    public Version python() {
        return python.full();
    }

    /**
     * {@return the version of Python that {@code Requires-Python} is compared with: without the suffix of a
     * pre-release} So {@code >=3.13} admits 3.13.0rc1, as in pip; lock files, by their own standard, compare the full
     * version.
     */
    public Version pythonRelease() {
        return python.release();
    }

    /** {@return the name of the implementation, {@code implementation_name} in markers: {@code cpython}} */
    public String implementation() {
        return implementation;
    }

    /** {@return the interpreter's own ABIs, best first: {@code cp312}} */
    public List<String> abis() {
        return abis;
    }

    /** {@return the platforms as given, in order, in lower case: {@code manylinux_2_28_x86_64}} */
    public List<String> platforms() {
        return platforms;
    }

    /** {@return the tags of the wheels that fit, best first} */
    public TagSet tags() {
        return tags;
    }

    /**
     * {@return the values that markers are evaluated with}
     *
     * <p>What nobody said is unknown: {@code platform_release} and {@code platform_version} of a target that is given
     * by platform, further fields where no platform is known by name. A marker whose value depends on such a field is
     * neither true nor false, and is never taken for false: in a request it is invalid, and a file in whose metadata it
     * stands is excluded.
     */
    @Override
    public MarkerEnvironment environment() {
        return environment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Target that
                && python.equals(that.python)
                && implementation.equals(that.implementation)
                && tags.equals(that.tags)
                && environment.equals(that.environment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(python, implementation, tags, environment);
    }

    /** {@return for people: {@code cpython 3.12.0 (cp312) on manylinux_2_28_x86_64}} */
    @Override
    public String toString() {
        return implementation + " " + python.full() + " (" + String.join(", ", abis) + ") on "
                + String.join(", ", platforms);
    }
}
