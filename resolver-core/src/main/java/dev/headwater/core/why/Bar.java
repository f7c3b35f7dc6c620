// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.resolution.RequestedRequirement;

/**
 * Something that an answer rests on and that does not allow a version.
 *
 * @since 0.1.0
 */
public sealed interface Bar {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A requirement of a package of the answer.
     *
     * @param chain the shortest chain that ends with it
     */
    record Required(Chain chain) implements Bar {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.required(this);
        }
    }

    /**
     * A requirement, a constraint or an override of the request.
     *
     * @param said what is written there
     * @param kind as what
     */
    record Requested(RequestedRequirement said, Kind kind) implements Bar {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.requested(this);
        }
    }

    /** As what a request says something. */
    enum Kind {
        REQUIREMENT,
        CONSTRAINT,
        OVERRIDE
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a requirement of a package} */
        R required(Required bar);

        /** {@return the result for what the request says} */
        R requested(Requested bar);
    }
}
