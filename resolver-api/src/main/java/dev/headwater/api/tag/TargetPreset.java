// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.List;

/**
 * The usual systems by name: as old as what is in wide use, so that what fits them fits most.
 *
 * <pre>{@code
 * TargetPreset.parse("linux-x86_64").cpython("3.12");
 * }</pre>
 *
 * @since 0.1.0
 */
public enum TargetPreset {
    /** Linux on 64-bit Intel, glibc 2.28: Debian 10, Red Hat 8, Ubuntu 18.10 and later. */
    LINUX_X86_64("linux-x86_64", "manylinux_2_28_x86_64"),
    /** Linux on 64-bit ARM, glibc 2.28. */
    LINUX_AARCH64("linux-aarch64", "manylinux_2_28_aarch64"),
    /** Linux on IBM POWER, glibc 2.28. */
    LINUX_PPC64LE("linux-ppc64le", "manylinux_2_28_ppc64le"),
    /** Linux on IBM Z, glibc 2.28. */
    LINUX_S390X("linux-s390x", "manylinux_2_28_s390x"),
    /** Linux on 32-bit ARM with hard floats, glibc 2.31: the first with wheels in number. */
    LINUX_ARMV7L("linux-armv7l", "manylinux_2_31_armv7l"),
    /** Linux on RISC-V, glibc 2.39: the first that wheels are built for. */
    LINUX_RISCV64("linux-riscv64", "manylinux_2_39_riscv64"),
    /** Alpine and other Linux with musl 1.2 on 64-bit Intel. */
    ALPINE_X86_64("alpine-x86_64", "musllinux_1_2_x86_64"),
    /** Alpine and other Linux with musl 1.2 on 64-bit ARM. */
    ALPINE_AARCH64("alpine-aarch64", "musllinux_1_2_aarch64"),
    /** macOS 14 on Apple's own processors. */
    MACOS_ARM64("macos-arm64", "macosx_14_0_arm64"),
    /** macOS 13 on Intel. */
    MACOS_X86_64("macos-x86_64", "macosx_13_0_x86_64"),
    /** Windows on 64-bit Intel. */
    WINDOWS_X86_64("windows-x86_64", "win_amd64"),
    /** Windows on 64-bit ARM. */
    WINDOWS_ARM64("windows-arm64", "win_arm64"),
    /** Windows on 32-bit Intel. */
    WINDOWS_X86("windows-x86", "win32"),
    /** Android 7 on 64-bit ARM: the oldest that CPython supports. */
    ANDROID_AARCH64("android-aarch64", "android_24_arm64_v8a"),
    /** iOS 13 on a device: the oldest that CPython supports. */
    IOS_ARM64("ios-arm64", "ios_13_0_arm64_iphoneos"),
    /** The browser: Pyodide's platform of 2025, for CPython 3.13. */
    PYODIDE_2025("pyodide-2025", "pyemscripten_2025_0_wasm32", "emscripten_4_0_9_wasm32");

    private final String text;
    // A list from List.of does not change; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> platforms;

    TargetPreset(String text, String... platforms) {
        this.text = text;
        this.platforms = List.of(platforms);
    }

    /**
     * Finds a preset by its name.
     *
     * @throws InvalidTargetException if there is none of that name
     */
    public static TargetPreset parse(String text) {
        StringBuilder names = new StringBuilder("one of");
        for (TargetPreset preset : values()) {
            if (preset.text.equals(text)) {
                return preset;
            }
            names.append(names.length() > 6 ? ", " : " ").append(preset.text);
        }
        throw new InvalidTargetException("a preset of a target", text, 0, names.toString());
    }

    /** {@return the platforms, as {@link Target} takes them} */
    public List<String> platforms() {
        return platforms;
    }

    /**
     * Makes the target of the usual CPython there.
     *
     * @throws InvalidTargetException if the version is not understood
     */
    public Target cpython(String python) {
        return Target.cpython(python, platforms);
    }

    /** {@return the name: {@code linux-x86_64}} */
    @Override
    public String toString() {
        return text;
    }
}
