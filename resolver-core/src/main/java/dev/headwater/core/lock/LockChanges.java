// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes from one lock to another: its packages and their files, who supplies them, and what it is for. When it
 * was made, by which policy and of which request does not count, as long as the answer is the same.
 */
public final class LockChanges {
    private final Lock former;
    private final Lock now;
    private final List<String> changes = new ArrayList<>();

    private LockChanges(Lock former, Lock now) {
        this.former = former;
        this.now = now;
    }

    /**
     * {@return the changes, one line each, sorted by name; empty if the answer is the same} Where there was no lock,
     * all packages are new. Of a lock by another tool only versions are compared, for it has other files and no owners.
     */
    public static List<String> of(Optional<Lock> former, Lock now) {
        Lock before = former.orElseGet(() -> Lock.builder("nobody").build());
        LockChanges changes = new LockChanges(before, now);
        boolean ours = before.record().isPresent();
        changes.compareRows();
        if (ours) {
            changes.compareRest();
        }
        return List.copyOf(changes.changes);
    }

    /**
     * What a lock has of a project.
     *
     * @param version its version
     * @param how what is installed of it, or which package provides it
     * @param owner who supplies it
     */
    private record Row(String version, Object how, Optional<IndexId> owner) {
        @Override
        public String toString() {
            return version + owner.map(id -> " from " + id).orElse("");
        }
    }

    private void compareRows() {
        SortedMap<ProjectName, Row> before = rows(former);
        SortedMap<ProjectName, Row> after = rows(now);
        TreeSet<ProjectName> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (ProjectName name : names) {
            Row old = before.get(name);
            Row one = after.get(name);
            if (old == null) {
                changes.add("+ " + name + " " + one);
            } else if (one == null) {
                changes.add("- " + name + " " + old);
            } else if (!old.version().equals(one.version())) {
                changes.add("  " + name + " " + old + " -> " + one);
            } else if (former.record().isPresent() && !Objects.equals(old, one)) {
                changes.add("  " + name + " " + one + ": "
                        + (old.owner().equals(one.owner()) ? "its files are others" : "was " + old));
            }
        }
    }

    private static SortedMap<ProjectName, Row> rows(Lock lock) {
        SortedMap<ProjectName, Row> rows = new TreeMap<>();
        for (LockedPackage one : lock.packages()) {
            rows.put(
                    one.name(),
                    new Row(
                            one.version().map(Object::toString).orElse(""),
                            List.of(one.source(), one.index(), one.marker(), one.requiresPython(), one.dependencies()),
                            one.supply().flatMap(LockedSupply::owner)));
        }
        for (LockRecord.Provided one : lock.record().map(LockRecord::provided).orElse(List.of())) {
            rows.put(one.name(), new Row(one.version().toString(), one, Optional.of(one.index())));
        }
        return rows;
    }

    private void compareRest() {
        if (!former.environments().equals(now.environments())
                || !former.requiresPython().equals(now.requiresPython())) {
            changes.add("  it is for other environments");
        }
        if (!former.extras().equals(now.extras()) || !former.groups().equals(now.groups())) {
            changes.add("  other extras or dependency groups were asked for");
        }
    }
}
