// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

/** The cause of an incompatibility. */
public sealed interface Cause {
    /**
     * Candidates depend on something; the incompatibility says which.
     *
     * @param pkg the package that depends
     * @param feature the feature that brings the dependency, or {@code pkg}
     * @param target what it depends on
     * @param requirement how it narrows the target, or {@link Universe#ON}
     */
    record Dependency(int pkg, int feature, int target, int requirement) implements Cause {}

    /**
     * A constraint of the request leaves some candidates only.
     *
     * @param pkg the package
     */
    record Constraint(int pkg) implements Cause {}

    /**
     * Candidates turned out not to be usable; the incompatibility says which.
     *
     * @param pkg the package
     */
    record Unusable(int pkg) implements Cause {}

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
