// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What of a target a lock is bound to: an installer elsewhere refuses it whole. */
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
}
