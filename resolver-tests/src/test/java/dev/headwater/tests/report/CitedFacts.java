// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The facts that a proof cites, judged without trusting it: alone they have to leave no solution, and a set of less
 * than two thirds of them must not do.
 */
public final class CitedFacts {
    /** For more facts, sets are not counted through; each fact is left out in turn instead. */
    private static final int COUNTED = 18;

    private final List<Reason> facts = new ArrayList<>();
    private final CitedReleases releases;

    private CitedFacts(Explanation proof, CitedReleases releases) {
        for (Step step : proof.steps()) {
            if (step.because().isEmpty()) {
                facts.add(step.reason());
            }
        }
        this.releases = releases;
    }

    /**
     * {@return what is wrong with the facts that an outcome cites, if it has a proof}
     *
     * @param resolver tells what there is to choose from
     */
    public static Optional<String> fault(ResolutionOutcome outcome, ResolutionRequest request, Resolver resolver) {
        return outcome.proof()
                .flatMap(proof -> new CitedFacts(proof, CitedReleases.of(proof, request, resolver)).fault());
    }

    private Optional<String> fault() {
        int count = facts.size();
        if (!suffice(all())) {
            return Optional.of("the facts alone leave a solution: " + facts);
        }
        int tooFew = (2 * count + 2) / 3 - 1;
        boolean isLong = count <= COUNTED ? anySuffice(new BitSet(), 0, tooFew) : smaller() <= tooFew;
        return isLong ? Optional.of(tooFew + " of " + count + " facts would do") : Optional.empty();
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, facts.size());
        return all;
    }

    private boolean anySuffice(BitSet chosen, int from, int count) {
        if (count == 0) {
            return suffice(chosen);
        }
        for (int fact = from; fact <= facts.size() - count; fact++) {
            chosen.set(fact);
            if (anySuffice(chosen, fact + 1, count - 1)) {
                return true;
            }
            chosen.clear(fact);
        }
        return false;
    }

    /** {@return the size of a set from which none can be left out} */
    private int smaller() {
        BitSet needed = all();
        for (int fact = facts.size() - 1; fact >= 0; fact--) {
            needed.clear(fact);
            if (!suffice(needed)) {
                needed.set(fact);
            }
        }
        return needed.cardinality();
    }

    private boolean suffice(BitSet chosen) {
        return !new CitedChoice(chosen.stream().mapToObj(facts::get).toList(), releases).exists();
    }
}
