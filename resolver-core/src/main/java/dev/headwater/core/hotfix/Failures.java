// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.report.OutcomeText;
import dev.headwater.core.session.UnansweredException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says why not everything could be looked at. */
final class Failures {
    private Failures() {}

    /** {@return what is made of all names of an index, or why they are not known} */
    static <T> Examination<T> named(
            NamesAnswer answer, IndexEntry entry, Function<List<ProjectName>, Examination<T>> use) {
        return answer.accept(new NamesAnswer.Visitor<>() {
            @Override
            public Examination<T> complete(NamesAnswer.Complete complete) {
                return use.apply(complete.names());
            }

            @Override
            public Examination<T> untold(NamesAnswer.Untold untold) {
                return new Examination.Unlisted<>(entry.id(), untold.why());
            }

            @Override
            public Examination<T> unavailable(NamesAnswer.Unavailable unavailable) {
                return new Examination.Unread<>(entry.id(), unavailable.fault());
            }
        });
    }

    /** {@return the outcome for what could not be found out, in words of the policy's own indexes} */
    static ResolutionOutcome outcome(UnansweredException unanswered, IndexPolicy policy, ResolutionRequest request) {
        OutcomeReport.Builder report = OutcomeReport.builder()
                .policyDigest(policy.digest())
                .target(request.target())
                .wording(OutcomeText::of);
        policy.overlays().digest().ifPresent(report::overlayDigest);
        if (unanswered.fault().isEmpty()) {
            report.hints(hints(unanswered.problems()));
            return new ResolutionOutcome.InvalidRequest(report.build(), unanswered.problems());
        }
        if (unanswered.fault().get().remedy().isPresent()) {
            report.hints(List.of(
                    new Hint.Remedy(unanswered.index(), unanswered.fault().get())));
        }
        return new ResolutionOutcome.IndexFailure(
                report.build(),
                unanswered.index(),
                unanswered.name(),
                unanswered.fault().get());
    }

    private static List<Hint> hints(List<Problem> problems) {
        List<Hint> hints = new ArrayList<>();
        for (Problem problem : problems) {
            if (problem instanceof Problem.NoUploadTimes without) {
                hints.add(new Hint.AllowMissingUploadTime(without.index()));
            }
        }
        return hints;
    }
}
