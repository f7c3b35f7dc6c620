// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One project, as each way takes it.
 *
 * @param ownership who supplies it by the policy
 * @param holdings the indexes that have it and may be asked about it, in the order of the policy
 * @param locked the version in the lock that is audited; empty for a request
 * @param taken what is taken of its owner; empty if it is not needed, or nothing fits
 * @param otherwise what the ways take; those that take nothing of it are not there
 * @since 0.1.0
 */
public record AuditedProject(
        Ownership ownership,
        List<Holding> holdings,
        Optional<Version> locked,
        Optional<Taken> taken,
        Map<Way, Taken> otherwise) {
    /** Copies. */
    public AuditedProject {
        holdings = List.copyOf(holdings);
        Map<Way, Taken> sorted = new EnumMap<>(Way.class);
        sorted.putAll(otherwise);
        otherwise = Collections.unmodifiableMap(sorted);
    }

    /** {@return its name} */
    public ProjectName name() {
        return ownership.name();
    }

    /** {@return what an index has of it} */
    public Optional<Holding> holding(IndexId index) {
        return holdings.stream().filter(one -> one.index().equals(index)).findFirst();
    }
}
