// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that is not as a lock has it. Ordered by project, those without one first, then by code, index and item.
 *
 * @param kind what it is
 * @param name the project that it is about
 * @param index the index that it is about, by its name in the lock
 * @param item what of it: the name of a file, or of a package of a distributor
 * @param locked what the lock says
 * @param today what is there now
 * @since 0.1.0
 */
public record Difference(
        DifferenceKind kind,
        Optional<ProjectName> name,
        Optional<IndexId> index,
        Optional<String> item,
        Optional<String> locked,
        Optional<String> today)
        implements Comparable<Difference> {
    private static final Comparator<Difference> ORDER = Comparator.<Difference, String>comparing(
                    one -> one.name.map(ProjectName::value).orElse(""))
            .thenComparing(one -> one.kind.code())
            .thenComparing(one -> one.index.map(IndexId::value).orElse(""))
            .thenComparing(one -> one.item.orElse(""))
            .thenComparing(one -> one.locked.orElse(""))
            .thenComparing(one -> one.today.orElse(""));

    /** Made by the library. */
    @Unpromised
    public Difference {}

    /** {@return a difference of which nothing more is said} */
    public static Difference of(DifferenceKind kind) {
        return new Difference(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return the same, about a project} */
    public Difference about(ProjectName project) {
        return new Difference(kind, Optional.of(project), index, item, locked, today);
    }

    /** {@return the same, about an index} */
    public Difference at(IndexId id) {
        return new Difference(kind, name, Optional.of(id), item, locked, today);
    }

    /** {@return the same, about a file or a package} */
    public Difference of(String what) {
        return new Difference(kind, name, index, Optional.of(what), locked, today);
    }

    /** {@return the same, with what the lock says} */
    public Difference was(String said) {
        return new Difference(kind, name, index, item, Optional.of(said), today);
    }

    /** {@return the same, with what is there now} */
    public Difference now(String found) {
        return new Difference(kind, name, index, item, locked, Optional.of(found));
    }

    @Override
    public int compareTo(Difference other) {
        return ORDER.compare(this, other);
    }
}
