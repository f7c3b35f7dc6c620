// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.locked.LockEntries;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What of a target a lock is bound to, and which it is for: an installer elsewhere refuses it whole. */
final class LockedTargets {
    /** Without what differs between machines on which the same files are installed. */
    private static final List<MarkerField> FIELDS =
            List.of(MarkerField.IMPLEMENTATION_NAME, MarkerField.PLATFORM_MACHINE, MarkerField.SYS_PLATFORM);

    private LockedTargets() {}

    static void bind(Lock.Builder lock, Target target) {
        List<BigInteger> release = target.python().release();
        BigInteger minor = release.size() > 1 ? release.get(1) : BigInteger.ZERO;
        lock.requiresPython(SpecifierSet.parse("==" + release.get(0) + "." + minor + ".*"));
        List<String> parts = new ArrayList<>();
        for (MarkerField field : FIELDS) {
            target.environment()
                    .value(field)
                    .filter(value -> !value.contains("\"") && !value.contains("\\"))
                    .ifPresent(value -> parts.add(field + " == \"" + value + "\""));
        }
        if (!parts.isEmpty()) {
            lock.environments(List.of(Marker.parse(String.join(" and ", parts))));
        }
    }

    /** Adds that a lock is not for a target, if it is certain that it is not. */
    static void check(Lock lock, Target target, Findings findings) {
        Difference difference = Difference.of(DifferenceKind.TARGET_REFUSED);
        lock.requiresPython()
                .filter(range -> !range.contains(target.python()))
                .ifPresent(range -> findings.add(difference
                        .of("requires-python")
                        .was(range.toString())
                        .now(target.python().toString())));
        lock.environments()
                .filter(markers -> markers.stream()
                        .allMatch(marker -> marker.evaluate(target).isFalse()))
                .ifPresent(markers -> findings.add(difference
                        .of("environments")
                        .was(String.join(
                                " or ", markers.stream().map(Marker::toString).toList()))));
        packages(lock, target, findings);
    }

    /** An installer that is told no extras takes what the default groups bring, and of each name one entry. */
    private static void packages(Lock lock, Target target, Findings findings) {
        LockEntries.installed(lock, target, List.of(), List.of()).forEach((name, entries) -> {
            entries.possible().forEach(one -> check(one, target, findings));
            if (entries.certain().size() > 1) {
                findings.add(Difference.of(DifferenceKind.TARGET_REFUSED)
                        .about(name)
                        .of("packages")
                        .was(String.join(
                                ", ",
                                entries.certain().stream()
                                        .map(LockedPackage::toString)
                                        .toList())));
            }
        });
    }

    /** As an installer does: a package that needs another Python, or has no file that fits, ends the installation. */
    private static void check(LockedPackage one, Target target, Findings findings) {
        Difference difference = Difference.of(DifferenceKind.TARGET_REFUSED).about(one.name());
        one.requiresPython()
                .filter(range -> !range.contains(target.pythonRelease()))
                .ifPresent(range -> findings.add(difference
                        .of("requires-python")
                        .was("Python " + range)
                        .now(target.pythonRelease().toString())));
        if (one.source() instanceof LockedSource.Distributions files
                && files.sdist().isEmpty()
                && files.wheels().stream().noneMatch(wheel -> fits(wheel, target))) {
            findings.add(difference
                    .of("wheels")
                    .was(String.join(
                            " or ",
                            files.wheels().stream().map(LockedFile::name).toList())));
        }
    }

    private static boolean fits(LockedFile wheel, Target target) {
        try {
            return WheelFilename.parse(wheel.name()).rank(target.tags()) != TagSet.INCOMPATIBLE;
        } catch (InvalidWheelFilenameException e) {
            return false;
        }
    }
}
