// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TomlNode;
import java.util.function.Supplier;

/**
 * Where something stands in a configuration.
 *
 * @param line the line, counted from 1; 0 for the file as a whole
 * @param column the column, counted from 1; 0 where there is none
 * @param key the path of the key
 */
record Spot(int line, int column, String key) {
    /** The file as a whole. */
    static final Spot WHOLE = new Spot(0, 0, "");

    static Spot of(IniEntry entry) {
        return new Spot(entry.line(), entry.column(), entry.path());
    }

    static Spot of(IniEntry entry, IniLine value) {
        return new Spot(value.line(), value.column(), entry.path());
    }

    static Spot of(TomlNode node, String key) {
        return new Spot(node.line(), node.column(), key);
    }

    /** {@return the place of a key of the table that is here} */
    Spot at(TomlNode node, String name) {
        return new Spot(node.line(), node.column(), key + "." + name);
    }

    /** {@return a fault of what stands here} */
    FileFault fault(String problem) {
        return line == 0 ? FileFault.whole(problem) : FileFault.at(line, key, problem + ", at column " + column);
    }

    /** {@return what is made of what stands here; text that does not parse is a fault of this place} */
    <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()));
        }
    }
}
