// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.SpecifierSet;
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
        return "No solution: "
                + switch (decisive.size()) {
                    case 0 -> "the requirements contradict one another";
                    case 1 -> one(decisive.get(0));
                    default -> clash(decisive.get(0), decisive.get(1));
                }
                + ".";
    }

    private static String one(Reason reason) {
        if (reason instanceof Reason.NotSupplied missing) {
            return missing(missing.supply(), wanted(missing.wanted()));
        }
        if (reason instanceof Reason.Excluded excluded) {
            return ReleasesText.supplied(excluded.releases()) + " is needed and cannot be used";
        }
        if (reason instanceof Reason.Constrained constrained) {
            return "the constraints leave no version of "
                    + constrained.leftOut().name();
        }
        return wanted(reason)
                .map(wanted -> "nothing meets what is required of " + wanted.name())
                .orElse("the requirements contradict one another");
    }

    private static String missing(Supply supply, Optional<Wanted> wanted) {
        Ownership record = supply.ownership();
        String what = wanted.map(ReasonText::wanted).orElse(record.name().value());
        if (record.rule() == OwnerRule.OWN_PROJECT) {
            return what + " does not allow the version of the project itself";
        }
        if (record.owner().isEmpty() && record.rule() != OwnerRule.DIRECT_URL) {
            return record.asked().isEmpty()
                    ? "nobody may supply " + record.name()
                    : record.name() + " is required, and is nowhere to be had";
        }
        boolean isAny = wanted.stream().flatMap(one -> one.ranges().stream()).allMatch(SpecifierSet::isAny);
        return record.owner().map(owner -> "'" + owner + "' supplies ").orElse("the URL in the request is of ")
                + record.name()
                + (isAny ? ", and has no version of it that can be used" : ", and has nothing for " + what);
    }

    private static Optional<Wanted> wanted(Reason reason) {
        if (reason instanceof Reason.Requested requested) {
            return Optional.of(requested.wanted());
        }
        if (reason instanceof Reason.Overridden overridden) {
            return Optional.of(overridden.wanted());
        }
        return reason instanceof Reason.Depends depends ? Optional.of(depends.wanted()) : Optional.empty();
    }

    private static String clash(Reason one, Reason other) {
        Optional<ProjectName> name = wanted(one).or(() -> wanted(other)).map(Wanted::name);
        return "no version of " + name.map(ProjectName::value).orElse("it") + " meets both " + claim(one) + " and "
                + claim(other);
    }

    private static String claim(Reason reason) {
        if (reason instanceof Reason.Constrained constrained) {
            return "the constraints (" + Words.all(constrained.places(), "the request") + ")";
        }
        String what = wanted(reason).map(ReasonText::wanted).orElse("what is required");
        String who = reason instanceof Reason.Depends depends
                        && depends.releases().own().isEmpty()
                ? ReleasesText.of(depends.releases())
                : Words.all(reason.places(), "the request");
        return what + " (" + who + ")";
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
        String limit = outcome.limit() instanceof ResolutionOutcome.Limit.Time time
                ? "the time limit of " + time.limit()
                : "the step limit";
        return "Stopped at " + limit
                + " while trying versions of "
                + outcome.trying().map(name -> "'" + name + "'").orElse("the request") + ".";
    }
}
