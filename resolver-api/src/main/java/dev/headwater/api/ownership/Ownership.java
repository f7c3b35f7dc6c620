// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.ownership;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * Who supplies a project, and how that was decided.
 *
 * @param name the project
 * @param rule the rule that led to the indexes that were asked
 * @param owner the index that supplies it; empty if none has it, if one did not answer, for a direct URL, and for a
 *     project of the request itself
 * @param asked the indexes that were asked, in order, up to the one that settled it
 * @param failure why it could not be decided, as a clause; empty where an owner was found and where every index that
 *     may be asked said absent
 */
public record Ownership(
        ProjectName name, OwnerRule rule, Optional<IndexId> owner, List<Asked> asked, Optional<String> failure) {
    /** Copies. */
    public Ownership {
        asked = List.copyOf(asked);
    }

    /**
     * An index that was asked.
     *
     * @param index the index
     * @param answer what it said
     */
    public record Asked(IndexId index, Answer answer) {}

    /** What an index said. */
    public enum Answer {
        /** It has the project. */
        PRESENT,
        /** It has no such project. */
        ABSENT,
        /** It did not answer. */
        UNAVAILABLE
    }
}
