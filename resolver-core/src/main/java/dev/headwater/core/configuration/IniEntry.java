// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.List;

/**
 * A key of a section, with its value.
 *
 * @param section the section that it stands in
 * @param key the key as pip knows it: lower case, with hyphens
 * @param line the line of the key
 * @param column the column of the key
 * @param values the lines of the value that say something
 */
record IniEntry(String section, String key, int line, int column, List<IniLine> values) {
    IniEntry {
        values = List.copyOf(values);
    }

    /** {@return the path of the key} */
    String path() {
        return section + "." + key;
    }
}
