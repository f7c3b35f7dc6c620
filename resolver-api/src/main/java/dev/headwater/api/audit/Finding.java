// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that ways do otherwise. Ordered by project, then by kind, then by way.
 *
 * @param name the project
 * @param kind what it is
 * @param ways the ways that do it, in their order; none for other bytes, which a way that merges takes or not by chance
 * @param owner the index that supplies it; empty for nobody and for a direct URL
 * @param taken what is taken of the owner
 * @param other what the ways take instead
 * @param below the index below the owner that it is about
 * @since 0.1.0
 */
public record Finding(
        ProjectName name,
        FindingKind kind,
        List<Way> ways,
        Optional<IndexId> owner,
        Optional<Taken> taken,
        Optional<Taken> other,
        Optional<Holding> below)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::name)
            .thenComparing(Finding::kind)
            .thenComparing(
                    one -> one.ways.stream().mapToInt(Enum::ordinal).min().orElse(-1))
            .thenComparing(
                    one -> one.below.map(Holding::index).map(IndexId::value).orElse(""));

    /** Copies. */
    @Unpromised
    public Finding {
        ways = List.copyOf(ways);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
