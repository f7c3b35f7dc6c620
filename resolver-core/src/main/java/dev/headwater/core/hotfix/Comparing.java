// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.DefectException;
import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.session.UnansweredException;
import java.time.Clock;
import java.util.List;

/**
 * Holds what a distributor's packages require against the metadata that is published of the same releases.
 *
 * <pre>{@code
 * Examination<FeedHotfixes> found = Comparing.builder(policy, indexes, Clock.systemUTC())
 *         .discloseNames()
 *         .build()
 *         .compare(IndexId.parse("debian"), IndexId.parse("public"), ResolutionRequest.builder(target).build());
 * }</pre>
 *
 * <p>Of each project of the feed the best package is looked at, and the release of its very version on the index; where
 * there is none, that of the version without its local part, which distributors add when they pack anew. Another
 * version, a post-release among them, is another release and not compared. Of what is published that counts which
 * applies to the target without extras:
 *
 * <ul>
 *   <li>The distributor has the required project, and no version of it that fits: the bound is widened as far as the
 *       version that is there, and no further, for nothing else was tried by anybody. Relations that name no bound say
 *       nothing of bounds: distributors leave them out where their release meets them.
 *   <li>The distributor does not have the required project, and the package needs nothing that could stand for it: the
 *       requirement is taken off. Where the package needs native packages, it stays.
 *   <li>The distributor requires a project that is not named: an addition, which is left out unless it is asked for.
 * </ul>
 *
 * <p>What the release of the distributor meets is left as it is, whatever its relations name. Overlays of the policy
 * change nothing of what is compared. The index learns the names of the projects that the feed has for the target, as
 * far as the policy lets it be asked about them; an index on this machine is no one else, and is asked about all.
 *
 * <p>Immutable, and safe for use by many threads where its indexes and its listener are.
 *
 * @since 0.1.0
 */
public final class Comparing {
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final Clock clock;
    private final ResolutionListener listener;
    private final boolean discloses;
    private final Comparison.Additions adding;

    private Comparing(Builder builder) {
        policy = builder.policy;
        indexes = builder.indexes;
        clock = builder.clock;
        listener = builder.listener;
        discloses = builder.discloses;
        adding = builder.adding;
    }

    /**
     * Begins.
     *
     * @param policy has both indexes
     * @param indexes what makes them, for one comparison
     * @param clock tells the time that cool-downs are told by
     */
    public static Builder builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
        return new Builder(policy, indexes, clock);
    }

    /**
     * Compares, for overlays of the index that is compared with. Waits for what it reads.
     *
     * @throws IllegalArgumentException if the policy has no such indexes, or the second is not on this machine and
     *     names may not be disclosed
     * @throws InvalidPolicyException if nothing makes one of them
     * @throws ResolutionCancelledException if the thread is interrupted
     * @throws DefectException if an index broke in a way that is no answer
     */
    public Examination<FeedHotfixes> compare(IndexId feed, IndexId against, ResolutionRequest rules) {
        return compare(feed, against, against, rules);
    }

    /**
     * Compares. Waits for what it reads.
     *
     * @param feed the distributor's feed
     * @param against the index with the metadata
     * @param applied the index that the overlays are for
     * @param rules the target, and what files may be used; what it requires does not count
     * @throws IllegalArgumentException if the policy has no such indexes, or the second is not on this machine and
     *     names may not be disclosed
     * @throws InvalidPolicyException if nothing makes one of them
     * @throws ResolutionCancelledException if the thread is interrupted
     * @throws DefectException if an index broke in a way that is no answer
     */
    public Examination<FeedHotfixes> compare(IndexId feed, IndexId against, IndexId applied, ResolutionRequest rules) {
        IndexEntry distributor = entry(feed);
        IndexEntry published = entry(against);
        if (!discloses && !published.isLocal()) {
            throw new IllegalArgumentException(
                    "'" + against + "' would be told the names of the feed; say that it may: discloseNames()");
        }
        try (IndexSession session =
                new IndexSession(policy, indexes, List.of(distributor, published), rules, clock, listener)) {
            return Failures.named(session.names(distributor), distributor, names -> {
                ReleasePairs pairs = new ReleasePairs(session, policy, distributor, published);
                OverlayMaker overlays = new OverlayMaker(policy.overlays(), applied, feed.value());
                Comparison comparison = new Comparison(feed, overlays, adding);
                try {
                    session.each(names, pairs::read, comparison::take);
                } catch (UnansweredException e) {
                    return new Examination.Stopped<>(Failures.outcome(e, policy, rules));
                }
                return new Examination.Finished<>(comparison.found(against, rules.target()));
            });
        }
    }

    private IndexEntry entry(IndexId id) {
        return policy.index(id).orElseThrow(() -> new IllegalArgumentException("the policy has no index '" + id + "'"));
    }

    /** Collects how to compare. */
    public static final class Builder {
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private final Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;
        private boolean discloses;
        private Comparison.Additions adding = Comparison.Additions.TOLD;

        private Builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
            this.policy = policy;
            this.indexes = indexes;
            this.clock = clock;
        }

        /** Sets who hears which index is told a name, and which releases are looked at. */
        public Builder listener(ResolutionListener hearing) {
            this.listener = hearing;
            return this;
        }

        /** Lets the index that is compared with learn the names of the feed's projects. */
        public Builder discloseNames() {
            this.discloses = true;
            return this;
        }

        /** Writes what the distributor requires besides into the overlays, too; a policy must grant that power. */
        public Builder withAdditions() {
            this.adding = Comparison.Additions.WRITTEN;
            return this;
        }

        /** {@return what compares} */
        public Comparing build() {
            return new Comparing(this);
        }
    }
}
