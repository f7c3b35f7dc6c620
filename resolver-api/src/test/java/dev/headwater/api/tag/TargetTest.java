// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Truth;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final List<String> LINUX = List.of("manylinux_2_28_x86_64");

    @Nested
    class Versions {
        @ParameterizedTest(name = "{0} is {1}, and {2} for Requires-Python")
        @CsvSource({
            "3.12, 3.12.0, 3.12.0",
            "3.12.4, 3.12.4, 3.12.4",
            "3.13.0rc1, 3.13.0rc1, 3.13.0",
            "3.13a2, 3.13.0a2, 3.13.0",
            "3.15.0+, 3.15.0+local, 3.15.0",
        })
        void areFull(String given, String full, String release) {
            Target target = Target.cpython(given, LINUX);
            assertThat(target.python()).hasToString(full);
            assertThat(target.pythonRelease()).hasToString(release);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "3", "three", "3.12.1.1", "1!3.12", "3.12.post1", "3.12.dev1", "3.12+x", "3.999", "+"})
        void areNotJustAnything(String given) {
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Target.cpython(given, LINUX))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(given));
        }
    }

    @Nested
    class Tags {
        @Test
        void ofCpythonGoFromItsOwnAbiToPureOnes() {
            assertThat(tags(Target.cpython("3.3", List.of("win_amd64"))))
                    .containsExactly(
                            "cp33-cp33m-win_amd64",
                            "cp33-abi3-win_amd64",
                            "cp33-none-win_amd64",
                            "cp32-abi3-win_amd64",
                            "py33-none-win_amd64",
                            "py3-none-win_amd64",
                            "py32-none-win_amd64",
                            "py31-none-win_amd64",
                            "py30-none-win_amd64",
                            "cp33-none-any",
                            "py33-none-any",
                            "py3-none-any",
                            "py32-none-any",
                            "py31-none-any",
                            "py30-none-any");
        }

        @Test
        void ofFreeThreadedBuildsNeverHaveTheOldStableAbi() {
            List<String> tags = tags(Target.cpythonFreeThreaded("3.14", List.of("win_amd64")));
            assertThat(tags).startsWith("cp314-cp314t-win_amd64", "cp314-abi3t-win_amd64", "cp314-none-win_amd64");
            assertThat(tags).noneMatch(tag -> tag.contains("-abi3-"));
            assertThat(tags(Target.cpython("3.14", List.of("win_amd64")))).noneMatch(tag -> tag.contains("abi3t"));
        }

        @Test
        void ofOtherImplementationsHaveNoStableAbi() {
            assertThat(tags(Target.pypy("3.10", "7.3.17", List.of("win_amd64"))))
                    .contains("pp3-none-any")
                    .startsWith("pp310-pypy310_pp73-win_amd64", "pp310-none-win_amd64", "py310-none-win_amd64");
            assertThat(tags(Target.graalpy("3.11", "24.2.0", LINUX)))
                    .startsWith("graalpy311-graalpy242_311_native-linux_x86_64")
                    .noneMatch(tag -> tag.startsWith("graalpy311-none-any"));
        }

        @Test
        void ofSeveralPlatformsAreInTheirOrderWithoutRepeating() {
            Target target = Target.cpython("3.12", List.of("manylinux_2_18_x86_64", "manylinux_2_19_x86_64"));
            assertThat(tags(target))
                    .startsWith("cp312-cp312-linux_x86_64", "cp312-cp312-manylinux_2_18_x86_64")
                    .containsSubsequence("cp312-cp312-manylinux1_x86_64", "cp312-cp312-manylinux_2_19_x86_64")
                    .doesNotHaveDuplicates();
            assertThat(target.platforms()).containsExactly("manylinux_2_18_x86_64", "manylinux_2_19_x86_64");
        }
    }

    @Nested
    class Platforms {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "manylinux_2_18_aarch64, 'linux_aarch64 manylinux_2_18_aarch64 manylinux_2_17_aarch64 manylinux2014_aarch64'",
            "manylinux1_i686, 'linux_i686 manylinux_2_5_i686 manylinux1_i686'",
            "manylinux_2_4_x86_64, linux_x86_64",
            "manylinux2014_s390x, 'linux_s390x manylinux_2_17_s390x manylinux2014_s390x'",
            "musllinux_1_1_armv7l, 'linux_armv7l musllinux_1_1_armv7l musllinux_1_0_armv7l'",
            "linux-riscv64, linux_riscv64",
            "macosx-10.4-ppc64, 'macosx_10_4_ppc64 macosx_10_4_fat64 macosx_10_4_universal'",
            "win-amd64, win_amd64",
            "WIN32, win32",
            "win_arm64, win_arm64",
            "android_17_x86, 'android_17_x86 android_16_x86'",
            "ios_12_1_arm64_iphonesimulator, 'ios_12_1_arm64_iphonesimulator ios_12_0_arm64_iphonesimulator'",
            "pyemscripten_2025_0_wasm32, pyemscripten_2025_0_wasm32",
        })
        void acceptOlderTagsToo(String given, String expected) {
            assertThat(String.join(" ", Platform.parse(given).tags())).isEqualTo(expected);
        }

        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({
            "'', 0",
            "amiga, 0",
            "manylinux_2_28, 14",
            "manylinux_2_28_amd64, 15",
            "manylinux_2_x86_64, 12",
            "manylinux3_x86_64, 9",
            "manylinux_2_1000_x86_64, 12",
            "musllinux_1_2_x86-65, 14",
            "macosx_14_arm64, 10",
            "macosx_14_0_arm, 12",
            "win_amd65, 3",
            "android_x_x86, 8",
            "android_24_é, 11",
            "ios_13_0_arm64, 9",
            "emscripten_4, 11",
        })
        void areRefusedWithThePlace(String given, int position) {
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Platform.parse(given))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(given));
        }
    }

    @Nested
    class Markers {
        @Test
        void areThoseThatFollowFromPythonAndPlatform() {
            assertThat(Target.cpython("3.11", LINUX).environment())
                    .hasToString("os_name=\"posix\", sys_platform=\"linux\", platform_machine=\"x86_64\", "
                            + "platform_python_implementation=\"CPython\", "
                            + "platform_system=\"Linux\", python_version=\"3.11\", "
                            + "python_full_version=\"3.11.0\", implementation_name=\"cpython\", "
                            + "implementation_version=\"3.11.0\"");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "macosx_14_0_arm64, posix, darwin, Darwin, arm64",
            "win_amd64, nt, win32, Windows, AMD64",
            "win32, nt, win32, Windows, x86",
            "musllinux_1_2_aarch64, posix, linux, Linux, aarch64",
            "android_24_arm64_v8a, posix, android, Android, aarch64",
            "ios_13_0_x86_64_iphonesimulator, posix, ios, iOS, x86_64",
            "pyemscripten_2025_0_wasm32, posix, emscripten, Emscripten, wasm32",
        })
        void followFromThePlatform(String platform, String os, String sys, String system, String machine) {
            var environment = Target.cpython("3.12", List.of(platform)).environment();
            assertThat(environment.value(MarkerField.OS_NAME)).hasValue(os);
            assertThat(environment.value(MarkerField.SYS_PLATFORM)).hasValue(sys);
            assertThat(environment.value(MarkerField.PLATFORM_SYSTEM)).hasValue(system);
            assertThat(environment.value(MarkerField.PLATFORM_MACHINE)).hasValue(machine);
        }

        @Test
        void areUnknownWhereNothingTellsThem() {
            var linux = Target.cpython("3.12", LINUX).environment();
            assertThat(linux.value(MarkerField.PLATFORM_RELEASE)).isEmpty();
            assertThat(linux.value(MarkerField.PLATFORM_VERSION)).isEmpty();
            assertThat(Marker.parse("platform_release >= '5'").truth(linux)).isEqualTo(Truth.UNKNOWN);
            assertThat(Marker.parse("sys_platform == 'win32' and platform_release >= '5'")
                            .truth(linux))
                    .isEqualTo(Truth.FALSE);
            var mac = Target.cpython("3.12", List.of("macosx_11_0_universal2")).environment();
            assertThat(mac.value(MarkerField.PLATFORM_MACHINE)).isEmpty();
        }

        @Test
        void ofOtherImplementationsTellBothVersions() {
            var environment = Target.pypy("3.10", "7.3.17", LINUX).environment();
            assertThat(environment.value(MarkerField.PYTHON_FULL_VERSION)).hasValue("3.10.0");
            assertThat(environment.value(MarkerField.IMPLEMENTATION_VERSION)).hasValue("7.3.17");
            assertThat(environment.value(MarkerField.PLATFORM_PYTHON_IMPLEMENTATION))
                    .hasValue("PyPy");
        }
    }

    @Nested
    class PlainData {
        /** Mirrors the example in the Javadoc of the type. */
        @Test
        void mayGiveOwnTagsAndAbis() {
            Target target = Target.builder()
                    .python("3.12.4")
                    .abis(List.of("conda_cp312", "cp312"))
                    .platformTag("debian_12_x86_64")
                    .platform("manylinux_2_36_x86_64")
                    .build();
            assertThat(tags(target)).startsWith("cp312-conda_cp312-debian_12_x86_64", "cp312-conda_cp312-linux_x86_64");
            assertThat(target)
                    .hasToString("cpython 3.12.4 (conda_cp312, cp312) on debian_12_x86_64, manylinux_2_36_x86_64");
        }

        @Test
        void mayDescribeAnUnknownSystemWithItsMarkers() {
            TargetBuilder builder = Target.builder().python("3.13").platformTag("wasi_0_2_wasm32");
            assertThat(builder.build().environment().value(MarkerField.OS_NAME)).isEmpty();
            Target target = builder.marker(MarkerField.OS_NAME, "posix")
                    .marker(MarkerField.SYS_PLATFORM, "wasi")
                    .marker(MarkerField.PLATFORM_SYSTEM, "")
                    .marker(MarkerField.PLATFORM_MACHINE, "wasm32")
                    .build();
            assertThat(tags(target)).startsWith("cp313-cp313-wasi_0_2_wasm32");
        }

        @Test
        void mayDescribeAnUnknownImplementationWithItsAbis() {
            TargetBuilder builder =
                    Target.builder().python("3.4").implementation("sillywalk").platforms(List.of("win32"));
            assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(builder::build);
            assertThat(tags(builder.abis(List.of("abi")).build()))
                    .startsWith("sillywalk34-abi-win32", "sillywalk34-none-win32", "py34-none-win32");
        }

        @Test
        void mayUseTheShortNamesOfImplementations() {
            assertThat(Target.builder()
                            .python("3.12")
                            .implementation("cp")
                            .platforms(LINUX)
                            .build())
                    .isEqualTo(Target.cpython("3.12", LINUX));
        }

        @Test
        void mustBeEnough() {
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Target.builder().platforms(LINUX).build());
            assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(() -> Target.cpython("3.12", List.of()));
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Target.cpythonFreeThreaded("3.12", LINUX));
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Target.pypy("3.10", "seven", LINUX));
            assertThatExceptionOfType(InvalidTargetException.class)
                    .isThrownBy(() -> Target.builder().platformTag("a-b"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsATargetFoundByItsName(TargetPreset preset) {
        assertThat(TargetPreset.parse(preset.toString())).isEqualTo(preset);
        assertThat(preset.cpython("3.13").tags().size()).isGreaterThan(40);
    }

    @Test
    void equalDataMakeEqualTargets() {
        assertThat(Target.cpython("3.12", LINUX))
                .isEqualTo(Target.cpython("3.12.0", LINUX))
                .hasSameHashCodeAs(Target.cpython("3.12.0", LINUX))
                .isNotEqualTo(Target.cpython("3.12.1", LINUX));
    }

    private static List<String> tags(Target target) {
        return target.tags().stream().map(CompatibilityTag::toString).toList();
    }
}
