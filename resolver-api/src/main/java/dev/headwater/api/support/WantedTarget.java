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
 */
public record WantedTarget(String python, String platform, Target target) {
    private static final String PYPY = "pypy";
    private static final String PYPY_VERSION = "7.3";

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
            target.python(python.substring(PYPY.length()))
                    .implementation(PYPY)
                    .implementationVersion(PYPY_VERSION);
        } else if (python.endsWith("t")) {
            target.python(python.substring(0, python.length() - 1)).freeThreaded();
        } else {
            target.python(python);
        }
        return new WantedTarget(
                python, platform, target.platforms(platforms(platform)).build());
    }

    /** A tag has an underscore where a preset has a hyphen. */
    private static List<String> platforms(String platform) {
        return platform.contains("-") || !platform.contains("_") && !platform.equals("win32")
                ? TargetPreset.parse(platform).platforms()
                : List.of(platform);
    }
}
