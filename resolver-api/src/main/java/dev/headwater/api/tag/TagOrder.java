// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which interpreters prefer tags: the pieces that a {@link Target} is put together from.
 *
 * <p>For CPython 3.12 the whole list is {@code cpython([3, 12], ["cp312"], platforms)} followed by
 * {@code compatible([3, 12], "cp312", platforms)}. Throughout, the platforms change fastest. A Python version is a list
 * of its major and minor number; the major number alone is allowed, as in packaging.
 *
 * <p>These are the rules of the reference library, packaging 26.3, and of pip, which uses it. The example in the
 * standard lists {@code cp3-abi3} and {@code cp3-none} tags too; no tool generates them, and neither does this. The
 * stable ABI of free-threaded builds, {@code abi3t}, is from PEP 803, which the standard's page does not have yet.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
 *     compatibility tags</a>
 * @since 0.1.0
 */
public final class TagOrder {
    /** The oldest minor version of Python 3 with a stable ABI. */
    private static final int FIRST_STABLE_ABI = 2;

    private static final List<String> ANY = List.of("any");

    private TagOrder() {}

    /**
     * Lists the tags that only CPython accepts.
     *
     * <p>First those of its own ABIs, then of the stable ABI, then those without an ABI, then the stable ABI of each
     * older version down to 3.2. An interpreter whose first ABI is free-threaded ({@code cp313t}) takes {@code abi3t}
     * for the stable ABI and never {@code abi3}; any other takes {@code abi3} and never {@code abi3t}.
     *
     * @param own the interpreter's own ABIs, best first; {@code none}, {@code abi3} and {@code abi3t} have their own
     *     places
     */
    public static List<CompatibilityTag> cpython(List<Integer> python, List<String> own, List<String> platforms) {
        return TagRun.tags(cpythonRuns(python, own, platforms));
    }

    static List<TagRun> cpythonRuns(List<Integer> python, List<String> own, List<String> platforms) {
        boolean freeThreaded = !own.isEmpty() && isFreeThreaded(own.get(0));
        String stable = freeThreaded ? "abi3t" : "abi3";
        boolean hasStable =
                python.size() > 1 && (python.get(0) > 3 || (python.get(0) == 3 && python.get(1) >= FIRST_STABLE_ABI));
        String interpreter = "cp" + nodot(python);
        List<TagRun> runs = new ArrayList<>();
        for (String abi : own) {
            if (!abi.equals(stable) && !abi.equals("abi3") && !abi.equals("none")) {
                runs.add(new TagRun(interpreter, abi, platforms));
            }
        }
        if (hasStable) {
            runs.add(new TagRun(interpreter, stable, platforms));
        }
        runs.add(new TagRun(interpreter, "none", platforms));
        for (int minor = hasStable ? python.get(1) - 1 : 0; minor >= FIRST_STABLE_ABI; minor--) {
            runs.add(new TagRun("cp" + python.get(0) + minor, stable, platforms));
        }
        return runs;
    }

    /**
     * Lists the tags that only an interpreter other than CPython accepts: those of its ABIs, then those without an ABI.
     *
     * @param interpreter the interpreter's tag, such as {@code pp310} or {@code graalpy311}
     */
    public static List<CompatibilityTag> generic(String interpreter, List<String> abis, List<String> platforms) {
        return TagRun.tags(genericRuns(interpreter, abis, platforms));
    }

    static List<TagRun> genericRuns(String interpreter, List<String> abis, List<String> platforms) {
        List<TagRun> runs = new ArrayList<>();
        abis.forEach(abi -> runs.add(new TagRun(interpreter, abi, platforms)));
        if (!abis.contains("none")) {
            runs.add(new TagRun(interpreter, "none", platforms));
        }
        return runs;
    }

    /**
     * Lists the tags that every interpreter of a Python version accepts.
     *
     * @param interpreter a tag that goes with {@code none-any} before the pure ones, such as {@code cp312}; empty for
     *     none
     */
    public static List<CompatibilityTag> compatible(List<Integer> python, String interpreter, List<String> platforms) {
        return TagRun.tags(compatibleRuns(python, interpreter, platforms));
    }

    static List<TagRun> compatibleRuns(List<Integer> python, String interpreter, List<String> platforms) {
        List<TagRun> runs = new ArrayList<>();
        for (String py : interpreters(python)) {
            runs.add(new TagRun(py, "none", platforms));
        }
        if (!interpreter.isEmpty()) {
            runs.add(new TagRun(interpreter, "none", ANY));
        }
        runs.addAll(pureRuns(python));
        return runs;
    }

    /** Lists the tags of wheels without compiled code, {@code py312-none-any} and on. */
    public static List<CompatibilityTag> pure(List<Integer> python) {
        return TagRun.tags(pureRuns(python));
    }

    private static List<TagRun> pureRuns(List<Integer> python) {
        List<TagRun> runs = new ArrayList<>();
        for (String py : interpreters(python)) {
            runs.add(new TagRun(py, "none", ANY));
        }
        return runs;
    }

    /** The version itself, then its major version alone, then each older minor one: py312, py3, py311, py310, … */
    private static List<String> interpreters(List<Integer> python) {
        List<String> interpreters = new ArrayList<>();
        if (python.size() > 1) {
            interpreters.add("py" + nodot(python));
        }
        interpreters.add("py" + python.get(0));
        for (int minor = python.size() > 1 ? python.get(1) - 1 : -1; minor >= 0; minor--) {
            interpreters.add("py" + python.get(0) + minor);
        }
        return interpreters;
    }

    /** Whether the flags after {@code cp313} hold a t. */
    static boolean isFreeThreaded(String abi) {
        if (!abi.startsWith("cp") || abi.length() < 3 || !Character.isDigit(abi.charAt(2))) {
            return false;
        }
        return abi.indexOf('t') >= 0;
    }

    private static String nodot(List<Integer> python) {
        return python.size() > 1
                ? "" + python.get(0) + python.get(1)
                : python.get(0).toString();
    }
}
