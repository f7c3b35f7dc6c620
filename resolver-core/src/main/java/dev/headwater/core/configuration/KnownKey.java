// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.imported.ImportNote.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key of another tool that is not part of a policy.
 *
 * @param level whether something is lost by leaving it out
 * @param text who decides it instead
 */
record KnownKey(Level level, String text) {
    /** {@return a table of the keys that say nothing of what is resolved, and of those that somebody else is told} */
    static Map<String, KnownKey> table(List<String> silent, Map<String, String> elsewhere) {
        Map<String, KnownKey> table = new LinkedHashMap<>();
        silent.forEach(key -> table.put(key, new KnownKey(Level.SAME, "says nothing of what is resolved")));
        elsewhere.forEach((key, text) -> table.put(key, new KnownKey(Level.CANNOT_SAY, text)));
        return table;
    }

    /** Notes what became of one. */
    void note(Draft draft, Spot spot) {
        draft.note(Draft.HEAD, spot, level, text);
    }

    /** Notes that one is switched off, so that nothing is lost. */
    static void noteOff(Draft draft, Spot spot) {
        draft.nothingToSay(spot, "switched off, as it is here anyway");
    }
}
