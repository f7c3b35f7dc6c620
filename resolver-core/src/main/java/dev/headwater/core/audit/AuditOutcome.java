// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.resolution.ResolutionOutcome;

/**
 * The outcome of an audit.
 *
 * @since 0.1.0
 */
public sealed interface AuditOutcome {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * It is known what all ways take, or that one has no solution.
     *
     * @param audit what they take
     */
    record Audited(Audit audit) implements AuditOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.audited(this);
        }
    }

    /**
     * It is not known, for an index did not answer, the request cannot be meant, or a limit was reached.
     *
     * @param resolution the outcome that says so, in words of the policy's own indexes
     */
    record NotAudited(ResolutionOutcome resolution) implements AuditOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notAudited(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for an audit} */
        R audited(Audited outcome);

        /** {@return the result for none} */
        R notAudited(NotAudited outcome);
    }
}
