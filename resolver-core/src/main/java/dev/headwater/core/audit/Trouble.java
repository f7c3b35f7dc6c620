// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.core.report.OutcomeText;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of an audit: an index of which nothing is known.
 *
 * @param name the project that it was asked about
 * @param index the index
 * @param fault why it gave no answer; empty where it lists no upload times, and they matter
 */
record Trouble(ProjectName name, IndexId index, Optional<IndexFault> fault) {
    /** {@return the outcome that says so} */
    ResolutionOutcome outcome(IndexPolicy policy, Target target) {
        OutcomeReport.Builder report = OutcomeReport.builder()
                .policyDigest(policy.digest())
                .target(target)
                .wording(OutcomeText::of);
        if (fault.isEmpty()) {
            report.hints(List.of(new Hint.AllowMissingUploadTime(index)));
            return new ResolutionOutcome.InvalidRequest(
                    report.build(), List.of(new Problem.NoUploadTimes(name, index)));
        }
        if (fault.get().remedy().isPresent()) {
            report.hints(List.of(new Hint.Remedy(Optional.of(index), fault.get())));
        }
        return new ResolutionOutcome.IndexFailure(report.build(), Optional.of(index), name, fault.get());
    }
}
