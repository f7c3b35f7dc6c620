// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.name.ProjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the lines of what a lock says; only of one that was read, so that nothing in it is refused here. */
final class LockLineReader {
    private final TomlKeys keys;

    LockLineReader(TomlKeys keys) {
        this.keys = keys;
    }

    LockLines read() {
        Map<ProjectName, Integer> projects = new HashMap<>();
        Map<IndexId, Integer> indexes = new HashMap<>();
        add(projects, keys.tables("packages"), "name", ProjectName::parse);
        keys.table("tool").flatMap(tool -> tool.table("headwater")).ifPresent(ours -> {
            add(projects, ours.tables("provided"), "name", ProjectName::parse);
            add(projects, ours.tables("ownership"), "name", ProjectName::parse);
            add(indexes, ours.tables("indexes"), "id", IndexId::parse);
        });
        return new LockLines(projects, indexes);
    }

    private static <T> void add(Map<T, Integer> lines, List<TomlKeys> tables, String key, Function<String, T> parser) {
        for (TomlKeys table : tables) {
            table.text(key, parser).ifPresent(value -> lines.putIfAbsent(value, table.lineOf(key)));
        }
    }
}
