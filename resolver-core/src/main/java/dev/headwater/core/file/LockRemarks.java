// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.EnvironmentSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what an installer may stumble over in a lock that can be read. */
final class LockRemarks {
    /** More are no use to anybody. */
    private static final int MOST = 100;

    /** Each takes a bounded time, but not always a short one. */
    private static final int MOST_COMPARED = 1000;

    private final boolean newer;
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * Begins.
     *
     * @param newer whether the lock is of a later minor version, so that keys that are not known mean something
     */
    LockRemarks(boolean newer) {
        this.newer = newer;
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }

    private void add(int line, String key, String text) {
        if (remarks.size() < MOST) {
            remarks.add(new Remark(line, key, text));
        }
    }

    void aboutUnknown(TomlKeys table, List<String> known) {
        for (String name : newer ? table.names() : List.<String>of()) {
            if (!known.contains(name)) {
                add(table.lineOf(name), table.path(name), "this key of a newer version of locks is not read");
            }
        }
    }

    void aboutVersion(TomlKeys table) {
        add(table.lineOf("version"), table.path("version"), "a source tree has no version in a lock");
    }

    void aboutHashes(TomlKeys table, LockedFile file) {
        if (file.knownHashes().strongest().isEmpty()) {
            add(
                    table.lineOf("hashes"),
                    table.path("hashes"),
                    "none of these is a strong hash that is known, so nothing holds the bytes of " + file.name());
        }
    }

    /** Says which packages of one name an installer may have to take together, which it refuses. */
    void aboutTwins(List<LockedPackage> packages, List<TomlKeys> tables) {
        Map<ProjectName, EnvironmentSet> taken = new HashMap<>();
        Map<ProjectName, Integer> first = new HashMap<>();
        int compared = 0;
        for (int i = 0; i < packages.size() && compared < MOST_COMPARED; i++) {
            ProjectName name = packages.get(i).name();
            Integer twin = first.putIfAbsent(name, i);
            if (twin != null) {
                compared++;
                EnvironmentSet before = taken.computeIfAbsent(name, unseen -> environments(packages.get(twin)));
                EnvironmentSet own = environments(packages.get(i));
                taken.put(name, before.union(own));
                if (!before.isDisjoint(own)) {
                    aboutTwin(tables.get(i), tables.get(twin), name);
                }
            }
        }
    }

    private void aboutTwin(TomlKeys table, TomlKeys twin, ProjectName name) {
        add(
                table.line(),
                table.path(),
                "no marker tells this '" + name + "' from that of " + twin.path()
                        + "; an installer refuses what it would have to install twice");
    }

    private static EnvironmentSet environments(LockedPackage one) {
        return one.marker().map(EnvironmentSet::of).orElse(EnvironmentSet.full());
    }
}
