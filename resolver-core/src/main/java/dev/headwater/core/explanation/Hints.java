// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person could do about a request without a solution. */
final class Hints {
    private static final int MOST = 3;

    private final ProjectUniverse universe;
    private final IndexPolicy policy;
    private final Set<Hint> hints = new LinkedHashSet<>();

    private Hints(ProjectUniverse universe, IndexPolicy policy) {
        this.universe = universe;
        this.policy = policy;
    }

    /** {@return hints about what stands in the way, in the order of the proof} */
    static List<Hint> of(Explanation explanation, ProjectUniverse universe, IndexPolicy policy) {
        Hints hints = new Hints(universe, policy);
        for (Project project : universe.projects().values()) {
            if (project.isSpoiledBy(Hints::isUnreliable)) {
                boolean allowed = policy.sdistMetadata() == SdistMetadataRule.RECORDED;
                hints.hints.add(new Hint.WheelNeeded(project.name(), allowed));
                hints.behind(project.owner());
            }
        }
        for (Step step : explanation.steps()) {
            if (step.reason() instanceof Reason.NotSupplied missing) {
                hints.about(missing.supply());
            }
        }
        return hints.hints.stream().limit(MOST).toList();
    }

    private static boolean isUnreliable(Exclusion exclusion) {
        return exclusion instanceof Exclusion.Metadata metadata && metadata.cause() == UnusableCause.UNRELIABLE;
    }

    private void about(Supply supply) {
        ProjectName name = supply.ownership().name();
        List<ExcludedRelease> excluded = supply.excluded();
        if (!excluded.isEmpty()) {
            ExcludedRelease newest = excluded.get(excluded.size() - 1);
            about(name, newest).ifPresent(hints::add);
        }
        Project project = universe.projects().get(name);
        if (project == null) {
            return;
        }
        Owner owner = project.owner();
        if (owner instanceof Owner.Nobody) {
            hints.add(new Hint.CheckName(name, supply.ownership().rule()));
        }
        behind(owner);
    }

    /** A rule that the request or the policy can change is named; what the index says is left as it is. */
    private static Optional<Hint> about(ProjectName name, ExcludedRelease excluded) {
        Exclusion why = excluded.exclusion();
        if (why instanceof Exclusion.Yanked) {
            return Optional.of(new Hint.ConstrainYanked(name, excluded.version()));
        }
        if (why instanceof Exclusion.TooNew) {
            return Optional.of(new Hint.ShortenCoolDown(name, excluded.version()));
        }
        if (why instanceof Exclusion.Format format) {
            return Optional.of(new Hint.AllowFormat(name, format.kind()));
        }
        return why instanceof Exclusion.PreRelease ? Optional.of(new Hint.AllowPreReleases(name)) : Optional.empty();
    }

    /** Names the index that the rule keeps from being asked, where the order of the policy decided. */
    private void behind(Owner owner) {
        if (!(owner instanceof Owner.Index index) || index.record().rule() != OwnerRule.ORDER) {
            return;
        }
        Ownership record = index.record();
        IndexId supplier = index.entry().id();
        boolean found = false;
        for (IndexEntry entry : policy.indexes()) {
            if (found && entry.role() == IndexRole.SEARCHED && entry.admits(record.name())) {
                hints.add(new Hint.PinTo(record.name(), supplier, entry.id()));
                return;
            }
            found |= entry.id().equals(supplier);
        }
    }
}
