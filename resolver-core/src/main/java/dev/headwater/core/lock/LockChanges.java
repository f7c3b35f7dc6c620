// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.Target;
import dev.headwater.core.locked.LockEntries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes from one lock to another: its packages and their files, who supplies them, and what it is for. When it
 * was made, by which policy and of which request does not count, as long as the answer is the same.
 *
 * @since 0.1.0
 */
public final class LockChanges {
    private final Lock former;
    private final Lock now;
    private final Target target;
    private final List<String> changes = new ArrayList<>();

    private LockChanges(Lock former, Lock now, Target target) {
        this.former = former;
        this.now = now;
        this.target = target;
    }

    /**
     * {@return the changes, one line each, sorted by name; empty if the answer is the same} Of a lock by another tool
     * only versions are compared, for it has other files and no owners; and only what it has for the target, and for
     * the extras and groups that were asked for now.
     *
     * @param former what was locked until now
     * @param now what is locked now, for one target
     * @param target what it is locked for now
     */
    public static List<String> of(Lock former, Lock now, Target target) {
        LockChanges changes = new LockChanges(former, now, target);
        boolean ours = former.record().isPresent();
        if (!ours || !changes.isSame()) {
            changes.compareRows();
        }
        if (ours) {
            changes.compareRest();
        }
        return List.copyOf(changes.changes);
    }

    /** {@return the changes where there was no lock, as those to another: all packages are new} */
    public static List<String> ofFirst(Lock now, Target target) {
        return of(Lock.builder("nobody").build(), now, target);
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

    /** {@return whether all rows are the same, since nothing that they are made of has changed} */
    private boolean isSame() {
        List<LockedPackage> before = former.packages();
        List<LockedPackage> after = now.packages();
        boolean same = before.size() == after.size()
                && former.extras().equals(now.extras())
                && former.groups().equals(now.groups())
                && former.defaultGroups().equals(now.defaultGroups())
                && provided(former).equals(provided(now))
                && spellings(provided(former)).equals(spellings(provided(now)));
        for (int i = 0; i < after.size() && same; i++) {
            LockedPackage one = after.get(i);
            LockedPackage old = before.get(i);
            same = old.name().equals(one.name())
                    && version(old).equals(version(one))
                    && how(old).equals(how(one))
                    && owner(old).equals(owner(one));
        }
        return same;
    }

    private void compareRows() {
        SortedMap<ProjectName, Row> before = rows(former);
        SortedMap<ProjectName, Row> after = rows(now);
        Set<ProjectName> asked = asked();
        before.keySet().removeIf(name -> !after.containsKey(name) && !asked.contains(name));
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
            } else if (former.record().isPresent() && !old.owner().equals(one.owner())) {
                changes.add("  " + name + " " + one + ": was " + old);
            } else if (former.record().isPresent() && !old.how().equals(one.how())) {
                changes.add("  " + name + " " + one + ": its files are others");
            }
        }
    }

    private SortedMap<ProjectName, Row> rows(Lock lock) {
        SortedMap<ProjectName, Row> rows = new TreeMap<>();
        LockEntries.known(lock, target, now.extras(), now.groups())
                .forEach((name, entries) -> rows.put(name, row(entries.likely())));
        for (LockRecord.Provided one : provided(lock)) {
            rows.put(one.name(), new Row(one.version().toString(), one, Optional.of(one.index())));
        }
        return rows;
    }

    private static List<LockRecord.Provided> provided(Lock lock) {
        return lock.record().map(LockRecord::provided).orElse(List.of());
    }

    private static List<String> spellings(List<LockRecord.Provided> provided) {
        List<String> versions = new ArrayList<>();
        provided.forEach(one -> versions.add(one.version().toString()));
        return versions;
    }

    /** What another tool locked for other groups and extras than those asked for is not missed. */
    private Set<ProjectName> asked() {
        Set<ProjectName> asked = new HashSet<>();
        asked.addAll(LockEntries.installed(former, target, List.of(), List.of()).keySet());
        asked.addAll(LockEntries.installed(former, target, now.extras(), now.groups())
                .keySet());
        provided(former).forEach(one -> asked.add(one.name()));
        return asked;
    }

    /** Of twins all versions: an installer takes neither, so that the lock is not the answer. */
    private static Row row(List<LockedPackage> entries) {
        LockedPackage one = entries.get(0);
        Set<String> versions = new LinkedHashSet<>();
        entries.forEach(each -> versions.add(version(each)));
        return new Row(String.join(", ", versions), how(one), owner(one));
    }

    /** Its version as written: a new spelling of the same version is a change. */
    private static String version(LockedPackage one) {
        return one.version().map(Object::toString).orElse("");
    }

    private static List<Object> how(LockedPackage one) {
        return List.of(one.source(), one.index(), one.marker(), one.requiresPython(), one.dependencies());
    }

    private static Optional<IndexId> owner(LockedPackage one) {
        return one.supply().flatMap(LockedSupply::owner);
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
