// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.repair;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.trial.KeptIndex;
import dev.headwater.core.trial.Question;
import dev.headwater.core.trial.Trial;
import dev.headwater.core.trial.Trials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the smallest changes that give a request without a solution one, of each kind. Every change that is told was
 * tried.
 *
 * <pre>{@code
 * try (Repairing repairing = Repairing.builder(policy, indexes).clock(Clock.systemUTC()).build()) {
 *     Repairs repairs = repairing.repair(request);
 *     System.out.print(RepairReport.of(repairs).text());
 * }
 * }</pre>
 *
 * <p>Indexes are asked as by a resolution, in the order of the policy, each thing once however many changes are tried.
 * Only if that is allowed is an index told a name that resolving the request does not tell it: else no name is handed
 * to another index, and a change that needs a new name is tried only as far as the indexes that are asked for the name
 * said it themselves, in a release of theirs.
 *
 * <p>The same request and the same answers give the same repairs. How far a search goes is a number of trials, never a
 * time; a single trial ends at the time limit of the policy, and the search says so. For one thread at a time.
 *
 * @since 0.1.0
 */
public final class Repairing implements AutoCloseable {
    private static final long MOST_STEPS = 200_000;

    private final IndexPolicy policy;
    private final Map<IndexId, PackageIndex> indexes;
    private final Deadlines deadlines = new Deadlines();
    private final Trials trials;
    private final boolean discloses;
    private final Optional<PackageIndex> archives;

    private Repairing(Builder builder, Clock clock) {
        policy = builder.policy;
        indexes = OpenIndexes.of(policy, builder.indexes);
        indexes.replaceAll((id, index) -> new KeptIndex(index));
        archives = builder.indexes.archives(policy);
        discloses = builder.discloses;
        trials = new Trials(
                new Answers(indexes),
                archives,
                new SessionEnvironment(
                        builder.listener, clock, Runnable::run, deadlines, SessionEnvironment.Asking.AHEAD),
                discloses ? Trials.Disclosing.ALL : Trials.Disclosing.NO_MORE_THAN_THE_FIRST,
                MOST_STEPS);
    }

    /**
     * Begins.
     *
     * @param indexes what makes the indexes of the policy
     */
    public static Builder builder(IndexPolicy policy, IndexFactory indexes) {
        return new Builder(policy, indexes);
    }

    /**
     * Resolves a request, and looks for repairs if it is proven that it has no solution. Waits for indexes as
     * {@link dev.headwater.api.resolution.Resolver#resolve} does.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, which stays so
     * @throws DefectException if the library, an index of the host's or the class path is broken
     */
    public Repairs repair(ResolutionRequest request) {
        Trial first = trials.first(new Question(request, policy));
        if (first.outcome().proof().isEmpty()) {
            return new Repairs(first.outcome(), List.of());
        }
        List<RepairSearch> searches = new ArrayList<>();
        searches.add(trials.search(RepairKind.HOTFIX, first));
        searches.add(trials.search(RepairKind.EXCEPTION, first));
        searches.add(discloses ? trials.search(RepairKind.OWNER, first) : RepairSearch.notTried(RepairKind.OWNER));
        searches.add(trials.search(RepairKind.REQUEST, first));
        return new Repairs(first.outcome(), searches);
    }

    /** Closes the indexes. */
    @Override
    public void close() {
        deadlines.close();
        indexes.values().forEach(PackageIndex::close);
        archives.ifPresent(PackageIndex::close);
    }

    /** Collects what is needed to look for repairs. */
    public static final class Builder {
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private Optional<Clock> clock = Optional.empty();
        private ResolutionListener listener = ResolutionListener.NONE;
        private boolean discloses;

        private Builder(IndexPolicy policy, IndexFactory indexes) {
            this.policy = policy;
            this.indexes = indexes;
        }

        /** Sets the clock that cool-downs and time limits are told by; required. */
        public Builder clock(Clock clock) {
            this.clock = Optional.of(clock);
            return this;
        }

        /** Sets who hears what happens in the trials. */
        public Builder listener(ResolutionListener listener) {
            this.listener = listener;
            return this;
        }

        /** Lets an index be told names that it is not told today, to try whether it could supply them. */
        public Builder disclosingNames() {
            this.discloses = true;
            return this;
        }

        /**
         * Makes the indexes.
         *
         * @throws IllegalStateException if the clock was not set
         * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
         */
        public Repairing build() {
            return new Repairing(
                    this, clock.orElseThrow(() -> new IllegalStateException("repairs need a clock: call clock(…)")));
        }
    }
}
