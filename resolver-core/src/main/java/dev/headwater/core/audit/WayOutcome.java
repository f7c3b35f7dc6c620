// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Taken;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a way came to, told by the policy's own indexes.
 *
 * @param outcome the outcome by the policy of the way
 * @param all the index that stands for all
 * @param index that index
 */
record WayOutcome(ResolutionOutcome outcome, IndexId all, WayIndex index) {
    /** {@return why it is not known what the way takes; empty if it is, or if it has no solution} */
    Optional<ResolutionOutcome> trouble(IndexPolicy policy) {
        if (outcome.resolved().isPresent() || outcome.proof().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                outcome instanceof ResolutionOutcome.IndexFailure failure
                                && failure.index().equals(Optional.of(all))
                        ? index.trouble(failure.project(), failure.fault())
                                .outcome(policy, failure.report().target().orElseThrow())
                        : outcome);
    }

    /** {@return whether there is a solution} */
    boolean isSolved() {
        return outcome.resolved().isPresent();
    }

    /** {@return what is taken of each project} */
    Map<ProjectName, Taken> taken() {
        Map<ProjectName, Taken> taken = new TreeMap<>();
        outcome.resolved().ifPresent(resolved -> resolved.packages().forEach(one -> taken.put(one.name(), taken(one))));
        return taken;
    }

    private Taken taken(PinnedPackage one) {
        Optional<IndexId> index = one.index().equals(Optional.of(all)) ? supplier(one) : one.index();
        return new Taken(one.version(), index, item(one));
    }

    private Optional<IndexId> supplier(PinnedPackage one) {
        return one.file()
                .flatMap(index::supplier)
                .or(() -> one.provided().flatMap(provided -> index.supplier(one.name(), provided)));
    }

    static String item(PinnedPackage one) {
        return one.file()
                .map(DistributionFile::filename)
                .or(() -> one.provided().map(ProvidedPackage::purl))
                .orElseThrow();
    }
}
