// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a verification found so far, each thing once and in order. */
final class Findings {
    private final TreeSet<Difference> differences = new TreeSet<>();
    private final TreeSet<Verification.Unchecked> unchecked = new TreeSet<>();

    void add(Difference difference) {
        differences.add(difference);
    }

    /** Adds that an index did not answer, about a project or one of its files. */
    void unanswered(ProjectName name, Optional<String> file, Optional<IndexId> index, IndexFault fault) {
        unchecked.add(new Verification.Unchecked(name, file, index, Optional.of(fault)));
    }

    /** Adds that the lock does not say enough of a project or one of its files. */
    void unnamed(ProjectName name, Optional<String> file) {
        unchecked.add(new Verification.Unchecked(name, file, Optional.empty(), Optional.empty()));
    }

    /** {@return the differences of one kind, in order} */
    List<Difference> of(DifferenceKind kind) {
        return differences.stream().filter(one -> one.kind() == kind).toList();
    }

    Verification verification(int packages, int names) {
        return new Verification(packages, names, List.copyOf(differences), List.copyOf(unchecked));
    }
}
