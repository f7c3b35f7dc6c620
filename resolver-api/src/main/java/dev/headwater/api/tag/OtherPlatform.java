// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.List;

/**
 * A system with a single tag, without versions to count down: Windows, and the browser.
 *
 * @param osName {@code nt} or {@code posix}
 */
record OtherPlatform(String osName, String sysPlatform, String system, String machine, List<String> tags)
        implements Platform {
    private static final List<String> WINDOWS = List.of("32", "_amd64", "_arm64", "_arm32");
    private static final List<String> WINDOWS_MACHINES = List.of("x86", "AMD64", "ARM64", "ARM");

    static Platform windows(PlatformText text) {
        String kind = text.oneOf(WINDOWS);
        String machine = WINDOWS_MACHINES.get(WINDOWS.indexOf(kind));
        return new OtherPlatform("nt", "win32", "Windows", machine, List.of(text.whole()));
    }

    /** The version of the platform and that of the compiler are two tags: a target names both, the platform first. */
    static Platform emscripten(PlatformText text) {
        boolean known = text.skip("pyemscripten_") || text.skip("emscripten_") || text.skip("pyodide_");
        if (!known || !text.left().endsWith("wasm32")) {
            throw text.fault(
                    known
                            ? "a version and _wasm32"
                            : "manylinux_2_28_x86_64, musllinux_1_2_x86_64, macosx_14_0_arm64, win_amd64, "
                                    + "android_24_arm64_v8a, ios_13_0_arm64_iphoneos, pyemscripten_2025_0_wasm32 "
                                    + "or the like; any other tag can be given verbatim");
        }
        return new OtherPlatform("posix", "emscripten", "Emscripten", "wasm32", List.of(text.whole()));
    }
}
