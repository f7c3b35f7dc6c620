// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A value of a TOML document whose keys are somebody else's, and where it stands.
 *
 * @param value text, a whole number, a number, true or false, a date or time, a list of nodes, or nodes by key in the
 *     order of the document
 * @param line its line, counted from 1
 * @param column its column, counted from 1
 */
public record TomlNode(Object value, int line, int column) {
    /** Reading TOML costs ten microseconds a character, and the largest such files that are known have a quarter. */
    public static final int LONGEST = 1 << 18;

    private static final int DEEPEST = 64;

    /**
     * Reads a document.
     *
     * @return its outermost table
     * @throws FileFault if it is longer than {@link #LONGEST} or no TOML
     */
    public static TomlNode parse(String text) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        return TomlDocument.parse(text).node();
    }

    static TomlNode of(TomlTable table, TomlLines lines) {
        return new TomlNode(entries(table, lines, 1), 1, 1);
    }

    private static Map<String, TomlNode> entries(TomlTable table, TomlLines lines, int depth) {
        if (depth > DEEPEST) {
            throw FileFault.whole("tables are nested more than " + DEEPEST + " deep, which no such file needs");
        }
        Map<String, TomlNode> entries = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            TomlPosition position = table.inputPositionOf(List.of(key));
            int column = position == null ? 0 : position.column();
            Object value = plain(table.get(List.of(key)), lines, depth);
            entries.put(key, new TomlNode(value, TomlLines.of(position), column));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static Object plain(@Nullable Object value, TomlLines lines, int depth) {
        if (value instanceof TomlTable table) {
            return entries(table, lines, depth + 1);
        }
        if (value instanceof TomlArray array) {
            return items(array, lines, depth + 1);
        }
        return lines.original(Objects.requireNonNull(value));
    }

    private static List<TomlNode> items(TomlArray array, TomlLines lines, int depth) {
        List<TomlNode> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            TomlLines.Spot at = lines.itemAt(array.inputPositionOf(i));
            items.add(new TomlNode(plain(array.get(i), lines, depth), at.line(), at.column()));
        }
        return Collections.unmodifiableList(items);
    }

    /** {@return the text, where it is one} */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** {@return whether it is {@code true}} */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** {@return the items, where it is a list} */
    public Optional<List<TomlNode>> list() {
        return value instanceof List<?> items
                ? Optional.of(items.stream().map(TomlNode.class::cast).toList())
                : Optional.empty();
    }

    /** {@return the nodes by key, where it is a table} */
    public Optional<Map<String, TomlNode>> table() {
        if (!(value instanceof Map<?, ?> entries)) {
            return Optional.empty();
        }
        Map<String, TomlNode> table = new LinkedHashMap<>();
        entries.forEach((key, node) -> table.put((String) key, (TomlNode) node));
        return Optional.of(table);
    }
}
