// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a project lists of it, and what of that could be chosen for a request. Metadata is not looked at:
 * it is read of what a resolution tries only, and may exclude more.
 *
 * @param ownership who supplies the project
 * @param rows what is listed: first what could be chosen, the best first, then the rest by version, the newest first;
 *     at the end what has no version that can be read
 * @param fault what is wrong with the page, or what came instead of it; then there are no rows
 * @since 0.1.0
 */
public record CandidateList(Ownership ownership, List<Row> rows, Optional<IndexFault> fault) {
    /** Copies. */
    public CandidateList {
        rows = List.copyOf(rows);
    }

    /**
     * Something that is listed.
     *
     * @param version its version; empty where the name of the file tells none
     * @param name the name of the file, or the package URL of what provides it
     * @param unusable why it may not be chosen; empty if it may
     */
    public record Row(Optional<Version> version, String name, Optional<Exclusion> unusable) {}
}
