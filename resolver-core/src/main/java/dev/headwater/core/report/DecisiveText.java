// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.SpecifierSet;
import java.util.Optional;

/** The reasons that say most of a proof, as the half sentence of a headline. */
final class DecisiveText {
    /** A reason that alone leaves no solution. */
    static final Reason.Visitor<String> ALONE = new Reason.Visitor<>() {
        @Override
        public String requested(Reason.Requested reason) {
            return unmet(reason);
        }

        @Override
        public String depends(Reason.Depends reason) {
            return unmet(reason);
        }

        @Override
        public String overridden(Reason.Overridden reason) {
            return unmet(reason);
        }

        @Override
        public String constrained(Reason.Constrained reason) {
            return "the constraints leave no version of " + reason.leftOut().name();
        }

        @Override
        public String excluded(Reason.Excluded reason) {
            return ReleasesText.supplied(reason.releases()) + " is needed and cannot be used";
        }

        @Override
        public String notSupplied(Reason.NotSupplied reason) {
            return missing(reason.supply(), reason.claim());
        }

        @Override
        public String contradicts(Reason.Contradicts reason) {
            return unmet(reason);
        }
    };

    /** One of two that together leave none. */
    private static final Reason.Visitor<String> CLAIM = new Reason.Visitor<>() {
        @Override
        public String requested(Reason.Requested reason) {
            return claimed(reason, Words.all(reason.places(), "the request"));
        }

        @Override
        public String depends(Reason.Depends reason) {
            return claimed(
                    reason,
                    reason.releases().own().isEmpty()
                            ? ReleasesText.of(reason.releases())
                            : Words.all(reason.places(), "the request"));
        }

        @Override
        public String overridden(Reason.Overridden reason) {
            return claimed(reason, Words.all(reason.places(), "the request"));
        }

        @Override
        public String constrained(Reason.Constrained reason) {
            return "the constraints (" + Words.all(reason.places(), "the request") + ")";
        }

        @Override
        public String excluded(Reason.Excluded reason) {
            return claimed(reason, Words.all(reason.places(), "the request"));
        }

        @Override
        public String notSupplied(Reason.NotSupplied reason) {
            return claimed(reason, Words.all(reason.places(), "the request"));
        }

        @Override
        public String contradicts(Reason.Contradicts reason) {
            return claimed(reason, Words.all(reason.places(), "the request"));
        }
    };

    private DecisiveText() {}

    /** {@return two reasons that nothing meets together} */
    static String clash(Reason one, Reason other) {
        Optional<ProjectName> name = one.claim().or(other::claim).map(Wanted::name);
        return "no version of " + name.map(ProjectName::value).orElse("it") + " meets both " + one.accept(CLAIM)
                + " and " + other.accept(CLAIM);
    }

    private static String unmet(Reason reason) {
        return reason.claim()
                .map(wanted -> "nothing meets what is required of " + wanted.name())
                .orElse("the requirements contradict one another");
    }

    private static String claimed(Reason reason, String who) {
        return reason.claim().map(ReasonText::wanted).orElse("what is required") + " (" + who + ")";
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
        return record.owner().map(owner -> "'" + owner + "'").orElse("the URL in the request")
                + (isAny ? " has no version of " + record.name() + " that can be used" : " has nothing for " + what);
    }
}
