// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.index.IndexFault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something to be said of an overlay. Ordered by kind, then by what it is about.
 *
 * @param kind what it is
 * @param about what of the overlay it is about, by kind: the requirement, the field, the power, the reason
 * @param there what is there instead, by kind: published requirements, other overlays, the owner, what to expect
 * @param where the files and packages; none where it is about the overlay as it stands
 * @param fault why an index gave no answer
 * @since 0.1.0
 */
public record LintFinding(
        LintKind kind, List<String> about, List<String> there, List<ListedVersion> where, Optional<IndexFault> fault)
        implements Comparable<LintFinding> {
    private static final Comparator<LintFinding> ORDER = Comparator.comparing(LintFinding::kind)
            .thenComparing(one -> one.about().toString())
            .thenComparing(one -> one.there().toString());

    /** Copies. */
    public LintFinding {
        about = List.copyOf(about);
        there = List.copyOf(there);
        where = List.copyOf(where);
    }

    /** Makes one about the overlay as it stands. */
    public LintFinding(LintKind kind, List<String> about, List<String> there) {
        this(kind, about, there, List.of(), Optional.empty());
    }

    @Override
    public int compareTo(LintFinding other) {
        return ORDER.compare(this, other);
    }
}
