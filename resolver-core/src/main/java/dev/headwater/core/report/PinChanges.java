// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.review.OutcomePair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of two outcomes that differ. */
final class PinChanges {
    private final Map<ProjectName, PinnedPackage> before;
    private final Map<ProjectName, PinnedPackage> after;

    PinChanges(OutcomePair pair) {
        before = pins(pair.before());
        after = pins(pair.after());
    }

    /**
     * A package that differs.
     *
     * @param name the project
     * @param before what is chosen before, and whence: {@code 1.0 from public}; empty for nothing
     * @param after what is chosen after, likewise
     */
    record Pin(ProjectName name, Optional<String> before, Optional<String> after) {}

    private static Map<ProjectName, PinnedPackage> pins(ResolutionOutcome outcome) {
        Map<ProjectName, PinnedPackage> pins = new TreeMap<>();
        outcome.resolved().ifPresent(resolved -> resolved.packages().forEach(one -> pins.put(one.name(), one)));
        return pins;
    }

    /** {@return the packages that differ, by name} */
    List<Pin> all() {
        Set<ProjectName> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().filter(name -> !isSame(name)).map(this::pin).toList();
    }

    /** {@return how many packages are the same} */
    long same() {
        return before.keySet().stream().filter(this::isSame).count();
    }

    private Pin pin(ProjectName name) {
        Optional<PinnedPackage> one = Optional.ofNullable(before.get(name));
        Optional<PinnedPackage> other = Optional.ofNullable(after.get(name));
        boolean isSaid = !one.map(PinChanges::text).equals(other.map(PinChanges::text));
        return isSaid
                ? new Pin(name, one.map(PinChanges::text), other.map(PinChanges::text))
                : new Pin(name, one.map(PinChanges::item), other.map(PinChanges::item));
    }

    private boolean isSame(ProjectName name) {
        PinnedPackage one = before.get(name);
        PinnedPackage other = after.get(name);
        return one != null
                && other != null
                && text(one).equals(text(other))
                && item(one).equals(item(other));
    }

    private static String text(PinnedPackage pinned) {
        return pinned.version() + pinned.index().map(index -> " from " + index).orElse("");
    }

    private static String item(PinnedPackage pinned) {
        return pinned.file()
                .map(DistributionFile::filename)
                .or(() -> pinned.provided().map(provided -> provided.purl()))
                .orElse("");
    }
}
