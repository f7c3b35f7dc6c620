// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a lock stands to the indexes of today.
 *
 * @param packages how many packages the lock has, with those that a distributor provides
 * @param names how many names it needed
 * @param differences what is not as the lock has it, in order; each is there once
 * @param unchecked what could not be found out, sorted by project and file
 * @since 0.1.0
 */
public record Verification(int packages, int names, List<Difference> differences, List<Unchecked> unchecked) {
    /** Copies. */
    public Verification {
        differences = List.copyOf(differences);
        unchecked = List.copyOf(unchecked);
    }

    /** {@return what came of it: that something was not checked goes before a difference that is an error} */
    public Outcome outcome() {
        if (!unchecked.isEmpty()) {
            return Outcome.NOT_CHECKED;
        }
        return count(DifferenceKind.Severity.ERROR) > 0 ? Outcome.DIFFERENT : Outcome.AS_LOCKED;
    }

    /** {@return how many differences of a severity there are} */
    public long count(DifferenceKind.Severity severity) {
        return differences.stream()
                .filter(one -> one.kind().severity() == severity)
                .count();
    }

    /** What came of a verification. */
    public enum Outcome {
        /** All was checked, and no difference is an error. */
        AS_LOCKED,
        /** All was checked, and a difference is an error. */
        DIFFERENT,
        /** Something could not be found out, so nobody may take the lock for verified. */
        NOT_CHECKED
    }

    /**
     * Something that could not be found out. It is no difference.
     *
     * @param name the project
     * @param file the file; empty for who supplies the project, and so for all of it
     * @param index the index that was needed
     * @param fault why it gave no answer; empty where the lock does not say enough to ask one, or its hashes could not
     *     be compared
     */
    public record Unchecked(
            ProjectName name, Optional<String> file, Optional<IndexId> index, Optional<IndexFault> fault)
            implements Comparable<Unchecked> {
        private static final Comparator<Unchecked> ORDER = Comparator.comparing(Unchecked::name)
                .thenComparing(one -> one.file.orElse(""))
                .thenComparing(one -> one.index.map(IndexId::value).orElse(""));

        @Override
        public int compareTo(Unchecked other) {
            return ORDER.compare(this, other);
        }
    }
}
