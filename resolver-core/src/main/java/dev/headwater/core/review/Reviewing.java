// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.OverlayLint;
import java.time.Clock;
import java.util.Optional;

/**
 * Holds overlays against what indexes list, and says what they change.
 *
 * <pre>{@code
 * try (Reviewing reviewing = Reviewing.builder(policy, indexes, Clock.systemUTC()).build()) {
 *     OverlayLint lint = reviewing.lint(policy.overlays());
 *     System.out.print(OverlayLintReport.of(lint).text());
 * }
 * }</pre>
 *
 * <p>Only the projects that overlays name are asked about, and what a request needs; each as a resolution asks about
 * it: the indexes of its route in order, up to its owner. Of the owner the page is read, and the metadata of the files
 * that overlays are for. Each thing is asked once for all that is done with one of these. What an index does not answer
 * is told as that, and never taken for an overlay that is for nothing.
 *
 * <p>The same indexes give the same answers. For one thread at a time.
 *
 * @since 0.1.0
 */
public final class Reviewing implements AutoCloseable {
    private final IndexPolicy policy;
    private final ReviewSession session;

    private Reviewing(Builder builder) {
        policy = builder.policy;
        session = new ReviewSession(policy, builder.indexes, builder.clock, builder.listener);
    }

    /**
     * Begins.
     *
     * @param policy the policy
     * @param indexes what makes the indexes of the policy
     * @param clock tells the time that cool-downs and time limits are told by
     */
    public static Builder builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
        return new Builder(policy, indexes, clock);
    }

    /**
     * Judges overlays. They may need what the policy does not grant, and be for indexes that it does not have: that is
     * told. Those of the policy are in force beside them, but for those of the same ids. Waits for the indexes.
     *
     * @throws dev.headwater.api.resolution.ResolutionCancelledException if the thread is interrupted
     */
    public OverlayLint lint(OverlaySet overlays) {
        return new Lint(session, policy, overlays).run();
    }

    /**
     * Compares what two sets of overlays make of what is listed. Waits for the indexes.
     *
     * @throws dev.headwater.api.policy.InvalidPolicyException if the policy refuses one of them
     * @throws dev.headwater.api.resolution.ResolutionCancelledException if the thread is interrupted
     */
    public OverlayDiff diff(OverlaySet before, OverlaySet after) {
        return new Diff(session, with(before), with(after)).run(Optional.empty());
    }

    /**
     * Compares what two sets of overlays make of what is listed, and what comes of a request by each of them, over the
     * same answers. Waits for the indexes.
     *
     * @throws dev.headwater.api.policy.InvalidPolicyException if the policy refuses one of them
     * @throws dev.headwater.api.resolution.ResolutionCancelledException if the thread is interrupted
     */
    public OverlayDiff diff(OverlaySet before, OverlaySet after, ResolutionRequest request) {
        IndexPolicy one = with(before);
        IndexPolicy other = with(after);
        OutcomePair effect = new OutcomePair(session.resolve(request, one), session.resolve(request, other));
        return new Diff(session, one, other).run(Optional.of(effect));
    }

    private IndexPolicy with(OverlaySet overlays) {
        return policy.toBuilder().overlays(overlays).build();
    }

    /** Closes the indexes. */
    @Override
    public void close() {
        session.close();
    }

    /** Collects what is needed to review. */
    public static final class Builder {
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private final Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;

        private Builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
            this.policy = policy;
            this.indexes = indexes;
            this.clock = clock;
        }

        /** Sets who hears which index is told a name, and what resolutions do. */
        public Builder listener(ResolutionListener hearing) {
            this.listener = hearing;
            return this;
        }

        /**
         * Makes the indexes.
         *
         * @throws dev.headwater.api.policy.InvalidPolicyException if nothing makes an index of an entry of the policy
         */
        public Reviewing build() {
            return new Reviewing(this);
        }
    }
}
