// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.version.Version;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from an implementation of Python and its versions: tags, ABIs, marker values. */
record TargetInterpreter(TargetPython python, String implementation, String ownVersion) {

    boolean isCpython() {
        return implementation.equals("cpython");
    }

    /** The Python tag; implementations without a short name go by their own. */
    String tag() {
        String prefix = isCpython() ? "cp" : implementation.equals("pypy") ? "pp" : implementation;
        return prefix + python.nodot();
    }

    List<TagRun> tags(List<String> abis, List<String> platforms) {
        List<TagRun> runs = new ArrayList<>(
                isCpython()
                        ? TagOrder.cpythonRuns(python.numbers(), abis, platforms)
                        : TagOrder.genericRuns(tag(), abis, platforms));
        String any = isCpython() ? tag() : implementation.equals("pypy") ? "pp3" : "";
        runs.addAll(TagOrder.compatibleRuns(python.numbers(), any, platforms));
        return runs;
    }

    /** The ABIs of a usual build. */
    List<String> abis(boolean freeThreaded, boolean linux) {
        if (freeThreaded && (!isCpython() || python.isBefore(3, 13))) {
            throw new InvalidTargetException(
                    "a free-threaded Python", python.full().toString(), 0, "CPython 3.13 or later");
        } else if (isCpython()) {
            return List.of(tag() + (freeThreaded ? "t" : oldFlags(linux)));
        } else if (implementation.equals("pypy")) {
            return List.of("pypy" + python.nodot() + "_pp" + ownFeature());
        } else if (implementation.equals("graalpy")) {
            return List.of("graalpy" + ownFeature() + "_" + python.nodot() + "_native");
        }
        throw new InvalidTargetException("a target", implementation, 0, "its ABIs, or cpython, pypy or graalpy");
    }

    /** Before 3.8 there was a build without Python's own allocator, before 3.3 two widths of characters. */
    private String oldFlags(boolean linux) {
        if (!python.isBefore(3, 8)) {
            return "";
        }
        return python.isBefore(3, 3) && linux ? "mu" : "m";
    }

    /** The first two numbers of the implementation's version without the dot: 73 of PyPy 7.3.17. */
    private String ownFeature() {
        @Nullable Version version = Version.parseOrNull(ownVersion);
        List<BigInteger> release = version == null ? List.of() : version.release();
        if (release.size() < 2) {
            throw new InvalidTargetException(
                    "the version of " + implementation, ownVersion, ownVersion.length(), "two numbers or more");
        }
        return "" + release.get(0) + release.get(1);
    }

    Map<MarkerField, String> markers() {
        Map<MarkerField, String> markers = new EnumMap<>(MarkerField.class);
        String full = python.full().toString();
        markers.put(MarkerField.PYTHON_VERSION, python.feature());
        markers.put(MarkerField.PYTHON_FULL_VERSION, full);
        markers.put(MarkerField.IMPLEMENTATION_NAME, implementation);
        markers.put(
                MarkerField.IMPLEMENTATION_VERSION,
                ownVersion.isEmpty() ? python.full().publicVersion().toString() : ownVersion);
        markers.put(MarkerField.PLATFORM_PYTHON_IMPLEMENTATION, platformName());
        return markers;
    }

    private String platformName() {
        return switch (implementation) {
            case "cpython" -> "CPython";
            case "pypy" -> "PyPy";
            case "graalpy" -> "GraalVM";
            default -> implementation;
        };
    }
}
