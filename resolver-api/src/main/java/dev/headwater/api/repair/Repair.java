// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;

/**
 * Changes of one kind that give a solution, all of them together. It was tried: the changed request was resolved by the
 * changed policy.
 *
 * @param kind what is changed
 * @param changes the changes, in the order in which proofs led to them; at least one
 * @param resolved what came of it
 * @since 0.1.0
 */
public record Repair(RepairKind kind, List<Change> changes, ResolutionOutcome.Resolved resolved) {
    /** Copies. */
    public Repair {
        changes = List.copyOf(changes);
    }

    /** {@return how many changes it has; of repairs of one kind the one with the fewest is best} */
    public int size() {
        return changes.stream().mapToInt(Change::size).sum();
    }

    /** {@return the names that an index is told by it and would not be told without, in the order of the changes} */
    public List<ProjectName> discloses() {
        return changes.stream().flatMap(change -> change.discloses().stream()).toList();
    }

    /** {@return the packages of the solution that require something of which nobody could tell whether it fits} */
    public List<PinnedPackage> unchecked() {
        return resolved.packages().stream()
                .filter(pinned -> !pinned.requires().stream().allMatch(PackageRequirement::checked))
                .toList();
    }

    /** {@return whether every requirement of the solution was held against what was chosen} */
    public boolean isChecked() {
        return unchecked().isEmpty();
    }
}
