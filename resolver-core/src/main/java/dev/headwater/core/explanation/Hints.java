// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.LinkedHashSet;
import java.util.List;
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
                hints.about(project.owner());
            }
        }
        for (Step step : explanation.steps()) {
            step.reason().shortage().ifPresent(hints::about);
        }
        return hints.hints.stream().limit(MOST).toList();
    }

    private static boolean isUnreliable(Exclusion exclusion) {
        return exclusion.unusable().filter(UnusableCause.UNRELIABLE::equals).isPresent();
    }

    private void about(Supply supply) {
        ProjectName name = supply.ownership().name();
        List<ExcludedRelease> excluded = supply.excluded();
        if (!excluded.isEmpty()) {
            ExcludedRelease newest = excluded.get(excluded.size() - 1);
            newest.exclusion().accept(new ExclusionHint(name, newest.version())).ifPresent(hints::add);
        }
        Project project = universe.projects().get(name);
        if (project != null) {
            about(project.owner());
        }
    }

    private void about(Owner owner) {
        owner.accept(new OwnerHint(policy)).ifPresent(hints::add);
    }
}
