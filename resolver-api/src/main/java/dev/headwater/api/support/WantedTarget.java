// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.support;

import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import dev.headwater.api.tag.TargetPreset;
import java.util.List;

/**
 * A Python on a platform that projects are wanted to serve.
 *
 * @param python the interpreter as it is named: {@code 3.13}, {@code 3.13t}, {@code pypy3.11}
 * @param platform the platform as it is named: {@code linux-x86_64}, {@code musllinux_1_2_armv7l}
 * @param target what they mean together
 * @since 0.1.0
 */
public record WantedTarget(String python, String platform, Target target) {
    private static final String PYPY = "pypy";
    private static final String PYPY_VERSION = "7.3";

    /** Platforms of which one tag fits itself alone, and which say nothing of a system. */
    private static final List<String> VERBATIM = List.of("wasi_", "emscripten_", "pyodide_", "pyemscripten_");

    /**
     * {@return the target that two names mean}
     *
     * @param python a version of CPython, with {@code t} behind it for the free-threaded one, or {@code pypy} before it
     * @param platform the name of a {@link TargetPreset}, or a platform tag
     * @throws InvalidTargetException if a name is not understood
     */
    public static WantedTarget of(String python, String platform) {
        TargetBuilder target = Target.builder();
        if (python.startsWith(PYPY)) {
            target.python(python.substring(PYPY.length())).implementation(PYPY).implementationVersion(PYPY_VERSION);
        } else if (python.endsWith("t")) {
            target.python(python.substring(0, python.length() - 1)).freeThreaded();
        } else {
            target.python(python);
        }
        if (VERBATIM.stream().anyMatch(platform::startsWith)) {
            target.platformTag(platform);
        } else {
            target.platforms(platforms(platform));
        }
        return new WantedTarget(python, platform, target.build());
    }

    /** A tag has an underscore where a preset has a hyphen. */
    private static List<String> platforms(String platform) {
        boolean isTag = (platform.contains("_") && !platform.contains("-")) || platform.equals("win32");
        return isTag ? List.of(platform) : TargetPreset.parse(platform).platforms();
    }
}
