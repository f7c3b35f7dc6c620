// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names that are handed to another index, by pins. Only where the order of the policy decided: what is pinned or
 * reserved stays where it is, and no index gets a name that it may not supply.
 */
final class OwnerSpace implements Space<Change.HandOver> {
    private final Question question;

    OwnerSpace(Question question) {
        this.question = question;
    }

    @Override
    public RepairKind kind() {
        return RepairKind.OWNER;
    }

    @Override
    public List<Change.HandOver> altering(Trial failed, Collection<Change.HandOver> made) {
        List<Change.HandOver> changes = new ArrayList<>();
        failed.supplied()
                .filter(project -> project.owner().record().rule() == OwnerRule.ORDER)
                .forEach(project -> changes.addAll(others(project)));
        return changes;
    }

    private List<Change.HandOver> others(Project project) {
        ProjectName name = project.name();
        IndexId owner = project.owner().record().owner().orElseThrow();
        List<Change.HandOver> others = new ArrayList<>();
        boolean isBehind = false;
        for (IndexEntry entry : question.policy().indexes()) {
            // An index before the owner said that it has no such project.
            boolean mayHaveIt = entry.role() == IndexRole.ON_DEMAND || (entry.role() == IndexRole.SEARCHED && isBehind);
            if (mayHaveIt
                    && entry.admits(name)
                    && pinned(Set.of(new Change.HandOver(name, owner, entry.id())))
                            .isPresent()) {
                others.add(new Change.HandOver(name, owner, entry.id()));
            }
            isBehind |= entry.id().equals(owner);
        }
        return others;
    }

    @Override
    public boolean excludes(Change.HandOver one, Change.HandOver other) {
        return one.name().equals(other.name());
    }

    /** The policy with pins; empty where it refuses one, as that of a project which proves an index. */
    private Optional<IndexPolicy> pinned(Collection<Change.HandOver> made) {
        IndexPolicy.Builder policy = question.policy().toBuilder();
        made.forEach(change -> policy.pin(change.name(), change.to()));
        try {
            return Optional.of(policy.build());
        } catch (InvalidPolicyException e) {
            return Optional.empty();
        }
    }

    @Override
    public Question question(Collection<Change.HandOver> made) {
        return question.with(pinned(made).orElseThrow());
    }

    @Override
    public Optional<Told> told(Trial succeeded, Collection<Change.HandOver> made) {
        return Optional.of(new Told(List.copyOf(made), succeeded.question()));
    }

    /** First how many packages come from the indexes that take a name, then how many the request itself names. */
    @Override
    public int sideEffects(Trial succeeded, Collection<Change.HandOver> made) {
        Set<IndexId> taking = new HashSet<>();
        made.forEach(change -> taking.add(change.to()));
        List<PinnedPackage> packages = succeeded.resolved().orElseThrow().packages();
        long taken = packages.stream()
                .filter(pinned -> pinned.index().filter(taking::contains).isPresent())
                .count();
        long direct = packages.stream()
                .filter(PinnedPackage::direct)
                .filter(pinned -> made.stream().anyMatch(change -> change.name().equals(pinned.name())))
                .count();
        return (int) (taken * (packages.size() + 1) + direct);
    }
}
