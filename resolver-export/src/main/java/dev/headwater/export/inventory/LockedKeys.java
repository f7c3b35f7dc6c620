// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the packages of a lock: the name, and where there are several of it, the version and a number. */
final class LockedKeys {
    private record Keyed(Optional<Version> version, String key) {}

    private final Map<ProjectName, List<Keyed>> keys = new HashMap<>();

    /** By identity: two packages may say the same. */
    private final IdentityHashMap<LockedPackage, String> byPackage = new IdentityHashMap<>();

    LockedKeys(Lock lock) {
        Map<ProjectName, List<LockedPackage>> byName = new HashMap<>();
        for (LockedPackage locked : lock.packages()) {
            byName.computeIfAbsent(locked.name(), name -> new ArrayList<>()).add(locked);
        }
        byName.forEach(this::add);
        for (LockRecord.Provided provided :
                lock.record().map(LockRecord::provided).orElse(List.of())) {
            keys.computeIfAbsent(provided.name(), name -> new ArrayList<>())
                    .add(new Keyed(Optional.of(provided.version()), of(provided)));
        }
    }

    private void add(ProjectName name, List<LockedPackage> all) {
        if (all.size() == 1) {
            put(all.get(0), name.value());
            return;
        }
        List<LockedPackage> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(LockedKeys::told));
        Map<String, Integer> seen = new HashMap<>();
        for (LockedPackage locked : sorted) {
            String key = name.value()
                    + locked.version().map(version -> "@" + version).orElse("");
            int number = seen.merge(key, 1, Integer::sum);
            put(locked, number == 1 ? key : key + "#" + number);
        }
    }

    private static String told(LockedPackage locked) {
        return locked.version().map(Object::toString).orElse("") + " "
                + locked.marker().map(Object::toString).orElse("") + " " + locked.source();
    }

    private void put(LockedPackage locked, String key) {
        byPackage.put(locked, key);
        keys.computeIfAbsent(locked.name(), name -> new ArrayList<>()).add(new Keyed(locked.version(), key));
    }

    String of(LockedPackage locked) {
        return byPackage.getOrDefault(locked, locked.name().value());
    }

    String of(LockRecord.Provided provided) {
        return provided.name().value();
    }

    /** {@return the keys of the packages that a dependency may mean: several, where markers tell which} */
    List<String> of(ProjectName name, Optional<Version> version) {
        return keys.getOrDefault(name, List.of()).stream()
                .filter(one -> version.isEmpty() || version.equals(one.version()))
                .map(Keyed::key)
                .toList();
    }
}
