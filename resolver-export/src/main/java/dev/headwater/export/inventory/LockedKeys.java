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

    /** By identity: two rows may say the same. */
    private final IdentityHashMap<Object, String> byRow = new IdentityHashMap<>();

    /** A row of a lock, to be installed or provided, and a text that tells it from others of its name. */
    private record Row(Object row, Optional<Version> version, String told) {}

    LockedKeys(Lock lock) {
        Map<ProjectName, List<Row>> byName = new HashMap<>();
        for (LockedPackage locked : lock.packages()) {
            String told = "0 " + locked.marker().map(Object::toString).orElse("") + " " + locked.source();
            byName.computeIfAbsent(locked.name(), name -> new ArrayList<>())
                    .add(new Row(locked, locked.version(), told));
        }
        for (LockRecord.Provided provided :
                lock.record().map(LockRecord::provided).orElse(List.of())) {
            String told = "1 " + provided.index() + " " + provided.packageName() + " " + provided.packageVersion();
            byName.computeIfAbsent(provided.name(), name -> new ArrayList<>())
                    .add(new Row(provided, Optional.of(provided.version()), told));
        }
        byName.forEach(this::add);
    }

    private void add(ProjectName name, List<Row> all) {
        if (all.size() == 1) {
            put(name, all.get(0), name.value());
            return;
        }
        List<Row> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(
                        (Row row) -> row.version().map(Object::toString).orElse(""))
                .thenComparing(Row::told));
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : sorted) {
            String key =
                    name.value() + row.version().map(version -> "@" + version).orElse("");
            int number = seen.merge(key, 1, Integer::sum);
            put(name, row, number == 1 ? key : key + "#" + number);
        }
    }

    private void put(ProjectName name, Row row, String key) {
        byRow.put(row.row(), key);
        keys.computeIfAbsent(name, one -> new ArrayList<>()).add(new Keyed(row.version(), key));
    }

    String of(LockedPackage locked) {
        return byRow.getOrDefault(locked, locked.name().value());
    }

    String of(LockRecord.Provided provided) {
        return byRow.getOrDefault(provided, provided.name().value());
    }

    /** {@return the keys of the packages that a dependency may mean: several, where markers tell which} */
    List<String> of(ProjectName name, Optional<Version> version) {
        return keys.getOrDefault(name, List.of()).stream()
                .filter(one -> version.isEmpty() || version.equals(one.version()))
                .map(Keyed::key)
                .toList();
    }
}
