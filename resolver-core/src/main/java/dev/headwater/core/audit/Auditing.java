// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.DefectException;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import java.time.Clock;

/**
 * Says what the ways of others would have taken: section 8 of the index policy.
 *
 * <pre>{@code
 * AuditOutcome outcome = Auditing.builder(policy, indexes, Clock.systemUTC())
 *         .discloseNames()
 *         .build()
 *         .audit(request);
 * }</pre>
 *
 * <p>This asks indexes below the owners, which so learn names that no resolution tells them; {@link Disclosure} says
 * which. A name that is pinned, reserved or denied is told nobody else all the same, and an index that is not searched
 * is asked nothing. Whatever is the same for all ways is asked once. An index that gives no answer ends the audit: it
 * is never taken for one that has nothing.
 *
 * <p>Nothing is remembered: the same indexes give the same audit.
 *
 * <p>Immutable, and safe for use by many threads where its indexes and its listener are.
 *
 * @since 0.1.0
 */
public final class Auditing {
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final Clock clock;
    private final ResolutionListener listener;

    private Auditing(Builder builder) {
        policy = builder.policy;
        indexes = builder.indexes;
        clock = builder.clock;
        listener = builder.listener;
    }

    /**
     * Begins.
     *
     * @param policy the policy
     * @param indexes what makes the indexes of the policy, for this audit
     * @param clock tells the time that cool-downs and time limits are told by
     */
    public static Builder builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
        return new Builder(policy, indexes, clock);
    }

    /**
     * Resolves a request by owners and by each way. Waits for the indexes.
     *
     * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
     * @throws ResolutionCancelledException if the thread is interrupted
     * @throws DefectException if an index broke in a way that is no answer
     */
    public AuditOutcome audit(ResolutionRequest request) {
        try (AuditSession session = open()) {
            return new RequestAudit(session, request).audit();
        }
    }

    /**
     * Compares, for each name of a lock alone, the best that its owner has with the best that a way takes, by what the
     * indexes list: a lock does not say what was required, and no metadata is read. Waits for the indexes.
     *
     * @param target what is to be usable
     * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
     * @throws ResolutionCancelledException if the thread is interrupted
     * @throws DefectException if an index broke in a way that is no answer
     */
    public AuditOutcome audit(Lock lock, Target target) {
        try (AuditSession session = open()) {
            return new LockAudit(session, target, clock).audit(lock);
        }
    }

    private AuditSession open() {
        return new AuditSession(policy, indexes, clock, listener);
    }

    /** Collects how to audit. */
    public static final class Builder {
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private final Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;
        private boolean disclosing;

        private Builder(IndexPolicy policy, IndexFactory indexes, Clock clock) {
            this.policy = policy;
            this.indexes = indexes;
            this.clock = clock;
        }

        /** Sets who hears which index is told a name, and what the resolution by owners does. */
        public Builder listener(ResolutionListener hearing) {
            this.listener = hearing;
            return this;
        }

        /** Lets indexes below the owners learn names; required, for there is no audit without. */
        public Builder discloseNames() {
            this.disclosing = true;
            return this;
        }

        /**
         * {@return what audits}
         *
         * @throws IllegalStateException if names may not be disclosed
         */
        public Auditing build() {
            if (!disclosing) {
                throw new IllegalStateException(
                        "an audit tells names to indexes below their owners; say that it may: discloseNames()");
            }
            return new Auditing(this);
        }
    }
}
