// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would give a request a solution.
 *
 * @param outcome what comes of the request as it is
 * @param searches what was found of each kind, in the order of {@link RepairKind}; none unless it is proven that the
 *     request has no solution
 * @since 0.1.0
 */
public record Repairs(ResolutionOutcome outcome, List<RepairSearch> searches) {
    /** Copies. */
    public Repairs {
        searches = List.copyOf(searches);
    }

    /**
     * {@return the best repair of each kind that has one} In the order of the kinds, but that one whose solution has a
     * requirement which nobody could check stands behind all others.
     */
    public List<Repair> best() {
        return searches.stream()
                .flatMap(search -> search.best().stream())
                .sorted(Comparator.comparing(repair -> !repair.isChecked()))
                .toList();
    }

    /** {@return what was found of a kind, if it was looked for} */
    public Optional<RepairSearch> of(RepairKind kind) {
        return searches.stream().filter(search -> search.kind() == kind).findFirst();
    }
}
