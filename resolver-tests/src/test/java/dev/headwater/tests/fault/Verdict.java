// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.api.explanation.Warning;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.ownership.Ownership.Answer;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds an outcome against the truth: it is the true one, or an index failure, and claims nothing that is not so.
 *
 * @param supplies what there is
 * @param truth what comes of it where nothing goes wrong
 */
record Verdict(Supplies supplies, ResolutionOutcome truth) {
    /** {@return what is wrong with an outcome, if something is} */
    Optional<String> on(ResolutionOutcome outcome) {
        boolean isFailure = outcome instanceof ResolutionOutcome.IndexFailure;
        if (!isFailure && !told(outcome).equals(told(truth))) {
            return Optional.of(told(outcome) + " where the truth is " + told(truth));
        }
        return claims(outcome);
    }

    /** {@return whether an outcome is the true one} */
    boolean isTruth(ResolutionOutcome outcome) {
        return told(outcome).equals(told(truth));
    }

    private Optional<String> claims(ResolutionOutcome outcome) {
        for (Ownership record : outcome.report().ownership()) {
            String name = record.name().value();
            for (Ownership.Asked asked : record.asked()) {
                String index = asked.index().value();
                boolean isSo = supplies.has(index, name);
                if ((asked.answer() == Answer.ABSENT && isSo) || (asked.answer() == Answer.PRESENT && !isSo)) {
                    return Optional.of("claims that " + name + " is " + asked.answer() + " in " + index);
                }
            }
        }
        for (Warning warning : outcome.report().warnings()) {
            if (!truth.report().warnings().contains(warning) && !isOfAnAbsence(warning, outcome)) {
                return Optional.of("warns of " + warning);
            }
        }
        return Optional.empty();
    }

    /** Where a resolution ended early, an index may indeed have had nothing of what it was asked for. */
    private static boolean isOfAnAbsence(Warning warning, ResolutionOutcome outcome) {
        return warning instanceof Warning.NothingThere && outcome instanceof ResolutionOutcome.IndexFailure;
    }

    private static String told(ResolutionOutcome outcome) {
        if (outcome instanceof ResolutionOutcome.Resolved resolved) {
            SortedMap<String, String> pins = new TreeMap<>();
            resolved.packages()
                    .forEach(pin -> pins.put(
                            pin.name().value(),
                            pin.version() + " of " + pin.index().orElseThrow() + " as "
                                    + pin.file().orElseThrow().filename()));
            return pins.toString();
        }
        return outcome.getClass().getSimpleName();
    }
}
