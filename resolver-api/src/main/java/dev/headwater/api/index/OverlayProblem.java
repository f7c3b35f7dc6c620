// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.List;

/**
 * Why overlays cannot be applied to a file.
 *
 * @since 0.1.0
 */
public sealed interface OverlayProblem {
    /** {@return the ids of the overlays} */
    List<String> overlays();

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A requirement that an overlay expects, replaces or takes off is not there as it says.
     *
     * @param overlay its id
     * @param requirement what must be there
     * @param published the published requirements on the same project, as written
     */
    record Unmet(String overlay, String requirement, List<String> published) implements OverlayProblem {
        /** Copies. */
        public Unmet {
            published = List.copyOf(published);
        }

        @Override
        public List<String> overlays() {
            return List.of(overlay);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unmet(this);
        }
    }

    /**
     * Two overlays that say equally well which files they are for change one field.
     *
     * @param one the id of the one
     * @param other the id of the other
     * @param field the field
     */
    record Conflict(String one, String other, String field) implements OverlayProblem {
        @Override
        public List<String> overlays() {
            return List.of(one, other);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conflict(this);
        }
    }

    /**
     * An overlay lets an extra bring something that it did not, which the policy does not grant.
     *
     * @param overlay its id
     * @param extra the extra
     * @param requirement what it would bring
     */
    record Adding(String overlay, String extra, String requirement) implements OverlayProblem {
        @Override
        public List<String> overlays() {
            return List.of(overlay);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adding(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Unmet}} */
        R unmet(Unmet problem);

        /** {@return the result for {@link Conflict}} */
        R conflict(Conflict problem);

        /** {@return the result for {@link Adding}} */
        R adding(Adding problem);
    }
}
