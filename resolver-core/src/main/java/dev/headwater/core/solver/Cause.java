// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.List;

/** The cause of an incompatibility. */
public sealed interface Cause {
    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return what it follows from: two, or none if it is a fact} */
    List<Incompatibility> premises();

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles a dependency. */
        R dependency(Dependency cause);

        /** Handles a constraint of the request. */
        R constraint(Constraint cause);

        /** Handles candidates that are not usable. */
        R unusable(Unusable cause);

        /** Handles a feature, which needs its base. */
        R featureOfBase(FeatureOfBase cause);

        /** Handles what follows from two others. */
        R conflict(Conflict cause);
    }

    /**
     * Candidates depend on something; the incompatibility says which.
     *
     * @param pkg the package that depends
     * @param feature the feature that brings the dependency, or {@code pkg}
     * @param target what it depends on
     * @param requirement how it narrows the target, or {@link Universe#ON}
     */
    record Dependency(int pkg, int feature, int target, int requirement) implements Cause {
        @Override
        public boolean equals(Object other) {
            return other instanceof Dependency that
                    && pkg == that.pkg
                    && feature == that.feature
                    && target == that.target
                    && requirement == that.requirement;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * pkg + feature) + target) + requirement;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dependency(this);
        }

        @Override
        public List<Incompatibility> premises() {
            return List.of();
        }
    }

    /**
     * A constraint of the request leaves some candidates only.
     *
     * @param pkg the package
     */
    record Constraint(int pkg) implements Cause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constraint(this);
        }

        @Override
        public List<Incompatibility> premises() {
            return List.of();
        }
    }

    /**
     * Candidates turned out not to be usable; the incompatibility says which.
     *
     * @param pkg the package
     */
    record Unusable(int pkg) implements Cause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusable(this);
        }

        @Override
        public List<Incompatibility> premises() {
            return List.of();
        }
    }

    /**
     * A feature needs its base.
     *
     * @param feature the feature
     */
    record FeatureOfBase(int feature) implements Cause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.featureOfBase(this);
        }

        @Override
        public List<Incompatibility> premises() {
            return List.of();
        }
    }

    /**
     * Two incompatibilities together leave no way out.
     *
     * @param conflict the one that was violated
     * @param derivation the one that had led there
     */
    record Conflict(Incompatibility conflict, Incompatibility derivation) implements Cause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conflict(this);
        }

        @Override
        public List<Incompatibility> premises() {
            return List.of(conflict, derivation);
        }
    }
}
