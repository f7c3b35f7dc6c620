// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.locked;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.MarkerValue;
import dev.headwater.api.tag.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of one name in a lock that are for a target.
 *
 * <p>A lock for several targets has several, and a lock of extras and dependency groups says by markers which of its
 * entries are of which. An installer takes the one whose marker is true.
 */
public final class LockEntries {
    private final List<LockedPackage> certain = new ArrayList<>();
    private final List<LockedPackage> possible = new ArrayList<>();

    private LockEntries() {}

    /**
     * {@return by name the entries that an installer there takes which is told these extras and groups}
     *
     * @param groups the groups; if there are none, it takes the default groups
     */
    public static SortedMap<ProjectName, LockEntries> installed(
            Lock lock, Target target, Collection<ExtraName> extras, Collection<GroupName> groups) {
        MarkerSelection selection =
                MarkerSelection.ofLockFile(extras, groups.isEmpty() ? lock.defaultGroups() : groups);
        SortedMap<ProjectName, LockEntries> all = new TreeMap<>();
        for (LockedPackage one : lock.packages()) {
            Optional<MarkerValue> holds = one.marker().map(marker -> marker.evaluate(target.environment(), selection));
            if (holds.filter(MarkerValue::isFalse).isEmpty()) {
                all.computeIfAbsent(one.name(), name -> new LockEntries())
                        .add(one, holds.map(MarkerValue::isTrue).orElse(true));
            }
        }
        return all;
    }

    /**
     * {@return by name the entries that are for the target: those that {@link #installed} has, of other names those of
     * the default groups, and of names that are in neither those of any extra or group of the lock}
     */
    public static SortedMap<ProjectName, LockEntries> known(
            Lock lock, Target target, Collection<ExtraName> extras, Collection<GroupName> groups) {
        SortedMap<ProjectName, LockEntries> all = installed(lock, target, lock.extras(), lock.groups());
        if (!lock.extras().isEmpty() || !lock.groups().isEmpty()) {
            all.putAll(installed(lock, target, List.of(), List.of()));
        }
        if (!extras.isEmpty() || !groups.isEmpty()) {
            all.putAll(installed(lock, target, extras, groups));
        }
        return all;
    }

    private void add(LockedPackage one, boolean isCertain) {
        possible.add(one);
        if (isCertain) {
            certain.add(one);
        }
    }

    /** {@return those that are certainly for the target; an installer refuses a lock that has several} */
    public List<LockedPackage> certain() {
        return Collections.unmodifiableList(certain);
    }

    /** {@return those that may be for the target, because of what is not known of it, and the certain ones} */
    public List<LockedPackage> possible() {
        return Collections.unmodifiableList(possible);
    }

    /** {@return those that are certainly for the target or, if there are none, those that may be} */
    public List<LockedPackage> likely() {
        return certain.isEmpty() ? possible() : certain();
    }
}
