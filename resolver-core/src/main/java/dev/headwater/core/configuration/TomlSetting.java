// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TomlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a key of a TOML document says, and where.
 *
 * @param node the value
 * @param spot the place, by the path of the key
 */
record TomlSetting(TomlNode node, Spot spot) {
    /** {@return the outermost table of a document} */
    static TomlSetting of(TomlNode document) {
        return new TomlSetting(document, Spot.of(document, ""));
    }

    /** {@return what a key of this table says, if it is there} */
    Optional<TomlSetting> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** {@return what each key of this table says} */
    Map<String, TomlSetting> entries() {
        Map<String, TomlNode> table = node.table().orElseThrow(() -> fault("expected a table"));
        Map<String, TomlSetting> entries = new LinkedHashMap<>();
        table.forEach((key, value) -> {
            String path = spot.key().isEmpty() ? key : spot.key() + "." + key;
            entries.put(key, new TomlSetting(value, Spot.of(value, path)));
        });
        return entries;
    }

    /** {@return the items of this list} */
    List<TomlSetting> items() {
        List<TomlNode> nodes = node.list().orElseThrow(() -> fault("expected a list"));
        List<TomlSetting> items = new ArrayList<>();
        for (TomlNode item : nodes) {
            items.add(new TomlSetting(item, Spot.of(item, spot.key() + "[" + items.size() + "]")));
        }
        return items;
    }

    /** {@return the items of this list; where it is no list, the one that it is} */
    List<TomlSetting> oneOrMore() {
        return node.list().isPresent() ? items() : List.of(this);
    }

    /** {@return the text} */
    String text() {
        return node.text().orElseThrow(() -> fault("expected text in quotes"));
    }

    /** {@return whether it is true} */
    boolean isTrue() {
        if (!(node.value() instanceof Boolean)) {
            throw fault("expected true or false");
        }
        return node.isTrue();
    }

    /** {@return whether it is a table} */
    boolean isTable() {
        return node.table().isPresent();
    }

    /** {@return a fault of this place} */
    FileFault fault(String problem) {
        return spot.fault(problem);
    }
}
