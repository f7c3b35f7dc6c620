// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the ways of others would have taken, beside what the owners supply.
 *
 * @param solved whether there is a solution by owners; true for a lock, which is one
 * @param unsolved the ways by which there is none
 * @param projects the projects that one of them takes, or that the request names, sorted by name
 * @param findings what the ways do otherwise, in order
 * @since 0.1.0
 */
public record Audit(boolean solved, Set<Way> unsolved, List<AuditedProject> projects, List<Finding> findings) {
    /** Copies. */
    public Audit {
        Set<Way> sorted = EnumSet.noneOf(Way.class);
        sorted.addAll(unsolved);
        unsolved = Collections.unmodifiableSet(sorted);
        projects = List.copyOf(projects);
        findings = List.copyOf(findings);
    }

    /** {@return what came of it} */
    public Outcome outcome() {
        if (!solved && unsolved.size() == Way.values().length) {
            return Outcome.UNSATISFIABLE;
        }
        boolean same = findings.isEmpty() && solved && unsolved.isEmpty();
        return same ? Outcome.SAME : Outcome.DIFFERENT;
    }

    /** {@return the projects that more than one index has, of those that may be asked about them} */
    public List<AuditedProject> inSeveral() {
        return projects.stream().filter(one -> one.holdings().size() > 1).toList();
    }

    /** {@return the findings that an attack by a name would look like} */
    public List<Finding> attackShaped() {
        return findings.stream().filter(one -> one.kind().isAttackShaped()).toList();
    }

    /** What came of an audit. */
    public enum Outcome {
        /** All ways take the same. */
        SAME,
        /** A way takes something else, or one has a solution where another has none. */
        DIFFERENT,
        /** There is no solution by any way. */
        UNSATISFIABLE
    }
}
