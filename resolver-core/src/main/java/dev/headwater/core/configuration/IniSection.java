// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.List;

/**
 * A section, in the order of its keys.
 *
 * @param name its name
 * @param line the line of its header
 * @param entries what stands in it
 */
record IniSection(String name, int line, List<IniEntry> entries) {
    IniSection {
        entries = List.copyOf(entries);
    }
}
