// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import java.util.List;
import java.util.Optional;

/**
 * A capability that names a Python project: {@code python3.13dist(lib[extra])}.
 *
 * @param python the Python that it is for: {@code 3.13}, or {@code 3} for the one that is the distributor's own
 * @param name the project, as spelled
 * @param extras the extras, as spelled
 */
public record PythonCapability(String python, String name, List<String> extras) {
    private static final String BEGINNING = "python";
    private static final String MIDDLE = "dist(";

    /** Copies. */
    public PythonCapability {
        extras = List.copyOf(extras);
    }

    /** {@return what a capability names; empty for one that names no project} */
    public static Optional<PythonCapability> of(String capability) {
        int middle = capability.indexOf(MIDDLE);
        if (!capability.startsWith(BEGINNING) || middle < 0 || !capability.endsWith(")")) {
            return Optional.empty();
        }
        String python = capability.substring(BEGINNING.length(), middle);
        String named = capability.substring(middle + MIDDLE.length(), capability.length() - 1);
        int bracket = named.indexOf('[');
        if (!isNumber(python) || named.isEmpty() || (bracket >= 0 && !named.endsWith("]"))) {
            return Optional.empty();
        }
        return Optional.of(
                        bracket < 0
                                ? new PythonCapability(python, named, List.of())
                                : new PythonCapability(
                                        python,
                                        named.substring(0, bracket),
                                        List.of(named.substring(bracket + 1, named.length() - 1)
                                                .split(",", -1))))
                .filter(read -> !read.extras().contains(""));
    }

    /** {@return whether a capability is meant to name a project, though it may be unreadable} */
    public static boolean isMeant(String capability) {
        int middle = capability.indexOf(MIDDLE);
        return middle > BEGINNING.length()
                && capability.startsWith(BEGINNING)
                && isNumber(capability.substring(BEGINNING.length(), middle));
    }

    /** {@return what can be read of one that is meant to name a project: its Python, and its name or empty text} */
    public static PythonCapability meant(String capability) {
        int middle = capability.indexOf(MIDDLE);
        String python = capability.substring(BEGINNING.length(), middle);
        String name = capability.substring(middle + MIDDLE.length()).split("[\\[)]", 2)[0];
        return new PythonCapability(python, name, List.of());
    }

    private static boolean isNumber(String python) {
        return !python.isEmpty()
                && python.charAt(0) != '.'
                && python.length() <= 9
                && python.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')
                && python.indexOf('.') == python.lastIndexOf('.')
                && !python.endsWith(".");
    }

    /** {@return whether it is for a Python, {@code 3.13}, or may be} */
    public boolean isFor(String minor) {
        return (minor + ".").startsWith(python + ".");
    }
}
