// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.imported;

import dev.headwater.api.policy.IndexPolicy;
import java.util.List;

/**
 * The policy that says what the configuration of another tool says.
 *
 * @param tool whose configuration it was: {@code pip}, {@code uv}, {@code poetry} or {@code pdm}
 * @param policy the policy, with its overlays
 * @param policyText the same as a policy file, with the notes as comments; where there are overlays it names
 *     {@code hotfixes.toml} beside it
 * @param overlayText what is to stand in that file; empty where there are no overlays
 * @param notes what became of each line, in the order of the lines
 * @since 0.1.0
 */
public record ImportedPolicy(
        String tool, IndexPolicy policy, String policyText, String overlayText, List<ImportNote> notes) {
    /** Copies. */
    public ImportedPolicy {
        notes = List.copyOf(notes);
    }

    /** {@return the tool, and how many lines became something else} */
    @Override
    public String toString() {
        long changed = notes.stream()
                .filter(note -> note.level() != ImportNote.Level.SAME)
                .count();
        return "from " + tool + ", " + changed + " of " + notes.size() + " lines otherwise";
    }
}
