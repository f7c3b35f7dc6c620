// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;
import java.util.Optional;

/** An outcome in a sentence or two. What the steps of a proof say is not said here in the same words. */
final class Headline implements ResolutionOutcome.Visitor<String> {
    private static final Headline TEXT = new Headline();

    private Headline() {}

    static String of(ResolutionOutcome outcome) {
        return outcome.accept(TEXT);
    }

    @Override
    public String resolved(ResolutionOutcome.Resolved outcome) {
        int count = outcome.packages().size();
        return count == 1 ? "Resolved 1 package." : "Resolved " + count + " packages.";
    }

    @Override
    public String unsatisfiable(ResolutionOutcome.Unsatisfiable outcome) {
        Explanation explanation = outcome.explanation();
        List<Reason> decisive = explanation.decisive().stream()
                .map(number -> explanation.step(number).reason())
                .toList();
        Optional<String> obstacles = Obstacles.of(explanation);
        if (obstacles.isPresent()) {
            return "No solution: " + obstacles.get() + ".";
        }
        return "No solution: "
                + switch (decisive.size()) {
                    case 0 -> "the requirements contradict one another";
                    case 1 -> decisive.get(0).accept(DecisiveText.ALONE);
                    default -> DecisiveText.clash(decisive.get(0), decisive.get(1));
                }
                + ".";
    }

    @Override
    public String indexFailure(ResolutionOutcome.IndexFailure outcome) {
        String who =
                outcome.index().map(IndexId::value).map(id -> "'" + id + "'").orElse("the URL in the request");
        IndexFault fault = outcome.fault();
        return who + want(outcome) + ", so nothing is decided: " + FaultText.of(fault)
                + ". A failure is never taken for an absence, and no other index is asked in its place.";
    }

    /** That an index did not answer is said only where nothing came. */
    private static String want(ResolutionOutcome.IndexFailure outcome) {
        ProjectName name = outcome.project();
        IndexFault fault = outcome.fault();
        if (fault.kind() == IndexFault.Kind.BROKEN_LINK) {
            return outcome.index().isPresent()
                    ? " lists a file of '" + name + "' that is not where its page says"
                    : " leads to no file of '" + name + "'";
        }
        return switch (fault.kind().reach()) {
            case NOT_ASKED -> " was not asked about '" + name + "'";
            case SILENT -> " did not answer about '" + name + "'";
            case ANSWERED -> " gave no answer about '" + name + "' that can be used";
        };
    }

    @Override
    public String invalidRequest(ResolutionOutcome.InvalidRequest outcome) {
        return ProblemText.of(outcome.problems());
    }

    @Override
    public String stopped(ResolutionOutcome.Stopped outcome) {
        return "Stopped at "
                + outcome.limit().accept(LIMIT)
                + " while trying versions of "
                + outcome.trying().map(name -> "'" + name + "'").orElse("the request") + ".";
    }

    private static final ResolutionOutcome.Limit.LimitVisitor<String> LIMIT =
            new ResolutionOutcome.Limit.LimitVisitor<>() {
                @Override
                public String time(ResolutionOutcome.Limit.Time limit) {
                    return "the time limit of " + limit.limit();
                }

                @Override
                public String steps(ResolutionOutcome.Limit.Steps limit) {
                    return "the step limit";
                }
            };
}
