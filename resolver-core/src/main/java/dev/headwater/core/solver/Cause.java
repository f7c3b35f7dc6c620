// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

/** Why an incompatibility holds. */
public sealed interface Cause {
    /**
     * A candidate depends on something.
     *
     * @param pkg the package that depends
     * @param candidate its candidate
     * @param feature the feature that brings the dependency, or {@code pkg}
     * @param target what it depends on
     * @param requirement how it narrows the target, or {@link Universe#ON}
     */
    record Dependency(int pkg, int candidate, int feature, int target, int requirement) implements Cause {}

    /**
     * A constraint of the request leaves some candidates only.
     *
     * @param pkg the package
     */
    record Constraint(int pkg) implements Cause {}

    /**
     * A candidate turned out not to be usable.
     *
     * @param pkg the package
     * @param candidate its candidate
     */
    record Unusable(int pkg, int candidate) implements Cause {}

    /**
     * A feature needs its base.
     *
     * @param feature the feature
     */
    record FeatureOfBase(int feature) implements Cause {}

    /**
     * Two incompatibilities together leave no way out.
     *
     * @param conflict the one that was violated
     * @param derivation the one that had led there
     */
    record Conflict(Incompatibility conflict, Incompatibility derivation) implements Cause {}
}
