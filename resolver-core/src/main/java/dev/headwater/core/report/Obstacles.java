// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A long proof in a sentence: what was asked for, and all that is required on the way and not there. */
final class Obstacles {
    private static final int MOST = 3;

    private Obstacles() {}

    /** {@return the sentence without a full stop; none for a short proof, or where all that is required is there} */
    static Optional<String> of(Explanation proof) {
        Map<ProjectName, String> missing = new LinkedHashMap<>();
        for (Step step : proof.steps()) {
            step.reason()
                    .shortage()
                    .ifPresent(
                            supply -> missing.putIfAbsent(supply.ownership().name(), missing(step.reason(), supply)));
        }
        if (missing.isEmpty() || proof.steps().size() <= ProofText.MOST_UNGROUPED) {
            return Optional.empty();
        }
        List<String> told = missing.values().stream().limit(MOST).collect(Collectors.toCollection(ArrayList::new));
        int more = missing.size() - told.size();
        if (more > 0) {
            told.add(more + " more");
        }
        return Optional.of(
                "in the way of " + asked(proof) + (missing.size() == 1 ? " stands " : " stand ") + Words.and(told));
    }

    private static String asked(Explanation proof) {
        List<String> names = proof.steps().stream()
                .map(Step::reason)
                .filter(Reason.Requested.class::isInstance)
                .flatMap(reason -> reason.projects().stream())
                .map(ProjectName::value)
                .distinct()
                .toList();
        return names.isEmpty() || names.size() > MOST ? "the request" : Words.and(names);
    }

    private static String missing(Reason reason, Supply supply) {
        String what = reason.claim()
                .map(ReasonText::wanted)
                .orElse(supply.ownership().name().value());
        if (supply.ownership().rule() == OwnerRule.OWN_PROJECT) {
            return what + " (the project itself is another version)";
        }
        String who = supply.ownership()
                .owner()
                .map(owner -> "'" + owner + "'")
                .orElse(supply.ownership().rule() == OwnerRule.DIRECT_URL ? "the URL in the request" : "");
        if (who.isEmpty()) {
            return what + " (which nobody supplies)";
        }
        return what + " (" + who
                + (supply.usable().runs().isEmpty()
                        ? " has none that can be used"
                        : " has only " + ReleasesText.versions(supply.usable()))
                + ")";
    }
}
