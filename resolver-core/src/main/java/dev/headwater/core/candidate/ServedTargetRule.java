// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.explanation.Exclusion.OtherTarget;
import dev.headwater.api.explanation.Exclusion.OtherTarget.Difference;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target is the one that a distributor's repository is for: its minor version of CPython, on its system and
 * machine. What the target does not tell is another: nothing says that the packages would run there.
 */
final class ServedTargetRule {
    private static final String CPYTHON = "cpython";
    private static final Pattern FREE_THREADED = Pattern.compile("cp[0-9]+t");

    /** The C library of distributors that are read here; packages of another do not run beside it. */
    private static final Pattern LINUX = Pattern.compile("(?:linux|manylinux(?:[0-9]+|_[0-9]+_[0-9]+))_(.+)");

    private final Target target;

    private ServedTargetRule(Target target) {
        this.target = target;
    }

    static @Nullable OtherTarget exclusion(ServedTarget served, Target target) {
        return new ServedTargetRule(target).exclusion(served);
    }

    private @Nullable OtherTarget exclusion(ServedTarget served) {
        String implementation = implementation();
        if (!implementation.equals(CPYTHON)) {
            return new OtherTarget(served, Difference.IMPLEMENTATION, implementation);
        }
        if (!minor(served.python().release())
                .equals(minor(target.pythonRelease().release()))) {
            return new OtherTarget(
                    served, Difference.PYTHON, text(target.pythonRelease().release()));
        }
        String system = system();
        if (!system.equals(served.system())) {
            return new OtherTarget(served, Difference.SYSTEM, system);
        }
        String machine = machine();
        return machine.equals(served.machine()) ? null : new OtherTarget(served, Difference.MACHINE, machine);
    }

    private String implementation() {
        boolean freeThreaded = target.abis().stream()
                .limit(1)
                .anyMatch(abi -> FREE_THREADED.matcher(abi).matches());
        return target.implementation() + (freeThreaded ? ", free-threaded" : "");
    }

    private String system() {
        if (target.platforms().stream().allMatch(platform -> platform.startsWith("musllinux"))) {
            return "Linux with musl";
        }
        return told(MarkerField.PLATFORM_SYSTEM)
                .orElse(
                        target.platforms().stream()
                                        .anyMatch(tag -> LINUX.matcher(tag).matches())
                                ? "Linux"
                                : "");
    }

    private String machine() {
        return told(MarkerField.PLATFORM_MACHINE)
                .or(() -> target.platforms().stream()
                        .map(LINUX::matcher)
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .findFirst())
                .orElse("");
    }

    private Optional<String> told(MarkerField field) {
        return target.environment().value(field).filter(value -> !value.isEmpty());
    }

    private static <T> List<T> minor(List<T> release) {
        return release.subList(0, Math.min(2, release.size()));
    }

    private static String text(List<?> release) {
        return String.join(".", minor(release).stream().map(Object::toString).toList());
    }
}
