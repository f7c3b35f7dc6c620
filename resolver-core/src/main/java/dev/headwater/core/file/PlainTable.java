// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A table that {@link PlainToml} read. */
final class PlainTable implements TomlTable {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, TomlPosition> positions = new LinkedHashMap<>();
    private final boolean inline;

    private PlainTable(boolean inline) {
        this.inline = inline;
    }

    /** {@return the outermost table, or one with a head} */
    static PlainTable open() {
        return new PlainTable(false);
    }

    /** {@return one in braces, to which nothing can be added behind them} */
    static PlainTable inline() {
        return new PlainTable(true);
    }

    /** {@return whether a key was not there yet} */
    boolean put(String key, Object value, TomlPosition position) {
        if (values.putIfAbsent(key, value) != null) {
            return false;
        }
        positions.put(key, position);
        return true;
    }

    /** {@return another table of an array of tables; null if the name is that of something else} */
    @Nullable
    PlainTable begin(String name, TomlPosition position) {
        Object there = values.get(name);
        PlainArray tables = there == null ? PlainArray.ofTables() : there instanceof PlainArray array ? array : null;
        if (tables == null || !tables.isOfTables()) {
            return null;
        }
        if (there == null) {
            put(name, tables, position);
        }
        PlainTable table = open();
        tables.add(table, position);
        return table;
    }

    /** {@return a new table; null if something has its name} */
    @Nullable
    PlainTable define(String name, TomlPosition position) {
        PlainTable table = open();
        return put(name, table, position) ? table : null;
    }

    /**
     * {@return the table that others stand in, made where it is not there; null if its name is that of something else}
     */
    @Nullable
    PlainTable within(String name, TomlPosition position) {
        Object there = values.get(name);
        if (there instanceof PlainArray array && array.isOfTables()) {
            there = array.get(array.size() - 1);
        }
        if (there == null) {
            return define(name, position);
        }
        return there instanceof PlainTable table && !table.inline ? table : null;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(values.keySet());
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return Collections.unmodifiableMap(values).entrySet();
    }

    @Override
    public Set<List<String>> keyPathSet(boolean includeTables) {
        Set<List<String>> paths = new LinkedHashSet<>();
        entryPathSet(includeTables).forEach(entry -> paths.add(entry.getKey()));
        return paths;
    }

    @Override
    public Set<Map.Entry<List<String>, Object>> entryPathSet(boolean includeTables) {
        Map<List<String>, Object> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value instanceof TomlTable inner) {
                if (includeTables) {
                    entries.put(List.of(key), value);
                }
                inner.entryPathSet(includeTables).forEach(entry -> {
                    List<String> path = new ArrayList<>(List.of(key));
                    path.addAll(entry.getKey());
                    entries.put(path, entry.getValue());
                });
            } else {
                entries.put(List.of(key), value);
            }
        });
        return entries.entrySet();
    }

    @Override
    public @Nullable Object get(List<String> path) {
        TomlTable table = holder(path);
        if (path.isEmpty()) {
            return this;
        } else if (table != this) {
            return table == null ? null : table.get(path.subList(path.size() - 1, path.size()));
        }
        return values.get(path.get(path.size() - 1));
    }

    @Override
    public @Nullable TomlPosition inputPositionOf(List<String> path) {
        TomlTable table = holder(path);
        if (path.isEmpty()) {
            return TomlPosition.positionAt(1, 1);
        } else if (table != this) {
            return table == null ? null : table.inputPositionOf(path.subList(path.size() - 1, path.size()));
        }
        return positions.get(path.get(path.size() - 1));
    }

    /** {@return the table that the last key of a path stands in; null if there is none} */
    private @Nullable TomlTable holder(List<String> path) {
        TomlTable table = this;
        for (int i = 0; i + 1 < path.size() && table != null; i++) {
            table = table.get(path.subList(i, i + 1)) instanceof TomlTable inner ? inner : null;
        }
        return table;
    }

    @Override
    public Map<String, Object> toMap() {
        return Collections.unmodifiableMap(values);
    }
}
