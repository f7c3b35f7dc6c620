// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.ExtraName;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes markers, and all environments that they can tell apart, small enough to try them all. */
final class RandomMarkers {
    private static final List<String> PYTHONS = List.of(
            "2.7.18", "3.0.0", "3.7.1", "3.8.0a1", "3.8.0", "3.8.1", "3.8.2rc1", "3.8.2", "3.9.0", "3.10.0", "4.0.0");
    private static final List<String> PLATFORMS = List.of("linux", "linux2", "win32", "darwin");
    private static final List<String> SYSTEMS = List.of("posix", "nt");
    private static final List<String> EXTRAS = List.of("", "a", "b");

    private static final List<String> PYTHON_OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=", "~=");
    private static final List<String> EXACT = List.of(
            "os_name == 'posix'",
            "os_name != 'posix'",
            "'nt' == os_name",
            "os_name >= 'nt'",
            "os_name < 'nt'",
            "sys_platform == 'linux'",
            "sys_platform != 'linux'",
            "sys_platform == 'win32'",
            "sys_platform == 'darwin'",
            "extra == 'a'",
            "extra != 'a'",
            "extra == 'b'",
            "python_version in '2.7 3.8'",
            "python_version not in '3.8, 3.9'",
            "python_version == 'x'",
            "'3.8' <= python_version",
            "'3.8' == python_version",
            "'3.9' > python_version",
            "python_version == '3.*'",
            "python_version != '3.8.*'",
            "python_version === '3.8'");
    private static final List<String> ATOMS = List.of(
            "'linux' in sys_platform",
            "'lin' not in sys_platform",
            "sys_platform in 'linux2 win32'",
            "'n' in os_name",
            "extra in 'abc'",
            "'3.1' in python_version",
            "'3.8' <= python_full_version",
            "python_full_version === '3.8.1'");

    private final RandomGenerator random;
    private final boolean withAtoms;

    private RandomMarkers(RandomGenerator random, boolean withAtoms) {
        this.random = random;
        this.withAtoms = withAtoms;
    }

    /** Markers of which everything is calculated exactly. */
    static RandomMarkers exact(RandomGenerator random) {
        return new RandomMarkers(random, false);
    }

    /** Markers that hold comparisons, too, which are not looked into. */
    static RandomMarkers any(RandomGenerator random) {
        return new RandomMarkers(random, true);
    }

    Marker next() {
        return Marker.parse(expression(random.nextInt(4)));
    }

    private String expression(int depth) {
        if (depth == 0) {
            return comparison();
        }
        StringBuilder text = new StringBuilder(expression(depth - 1));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(random.nextBoolean() ? " and " : " or ").append(expression(depth - 1));
        }
        return random.nextBoolean() ? "(" + text + ")" : text.toString();
    }

    private String comparison() {
        int kind = random.nextInt(withAtoms ? 4 : 3);
        if (kind == 0) {
            String field = random.nextBoolean() ? "python_version" : "python_full_version";
            String version = pick(List.of("3.8", "3.8.1", "3.9", "2.7", "3.8.0a1", "3.10", "4.0", "3.8.2"));
            return field + " " + pick(PYTHON_OPERATORS) + " '" + version + "'";
        }
        return pick(kind == 3 ? ATOMS : EXACT);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One environment, and the extra that is asked for in it, if any. */
    record World(MarkerEnvironment environment, String extra) {
        boolean satisfies(Marker marker) {
            return extra.isEmpty() ? marker.holds(environment) : marker.holds(environment, ExtraName.parse(extra));
        }

        String python() {
            return environment.value(MarkerField.PYTHON_FULL_VERSION).orElseThrow();
        }
    }

    static List<World> worlds() {
        List<World> worlds = new ArrayList<>();
        for (String python : PYTHONS) {
            String[] numbers = python.split("\\.", -1);
            MarkerEnvironment.Builder builder = MarkerEnvironment.builder()
                    .set(MarkerField.PYTHON_VERSION, numbers[0] + "." + numbers[1])
                    .set(MarkerField.PYTHON_FULL_VERSION, python);
            for (String platform : PLATFORMS) {
                for (String system : SYSTEMS) {
                    MarkerEnvironment environment = builder.set(MarkerField.SYS_PLATFORM, platform)
                            .set(MarkerField.OS_NAME, system)
                            .build();
                    EXTRAS.forEach(extra -> worlds.add(new World(environment, extra)));
                }
            }
        }
        return worlds;
    }
}
