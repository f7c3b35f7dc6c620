// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import org.jspecify.annotations.Nullable;

/**
 * The packages, candidates and requirements that a solver knows of. Packages, candidates and requirements are numbers
 * that the host gives out.
 *
 * <p>A package is the root (number {@link #ROOT}), a project, or a <em>feature</em>: an extra of a project, which is
 * either on or off, and on only beside its base. A project's candidates are numbered from 0 in order of preference.
 *
 * <p>Laws: an answer never changes; nothing is asked of a project before the solver has demanded it with
 * {@link Step.NeedProjects}, and no dependency of a candidate before {@link Step.NeedMetadata}. So what a host knows
 * earlier, from a cache or by reading ahead, cannot change what the solver does. Called on the thread that calls
 * {@link Solver#advance()}.
 */
public interface Universe {
    /** The package that stands for the request: one candidate, whose dependencies are what is requested. */
    int ROOT = 0;

    /** The {@link #base} of a package that is no feature. */
    int NO_BASE = -1;

    /** The requirement of a dependency on a feature. */
    int ON = -1;

    /** {@return the project that a feature belongs to, or {@link #NO_BASE}} */
    int base(int pkg);

    /**
     * {@return whether a package is known without being demanded: the root, a feature, a project that cannot be had}
     */
    boolean isGiven(int pkg);

    /** {@return how many candidates a project has; 1 for the root and for features} */
    int candidateCount(int pkg);

    /** {@return the candidates that constraints of the request leave, or null if there are none} */
    long @Nullable [] constrained(int pkg);

    /**
     * {@return whether the metadata of a candidate may be demanded before it is its turn, because that costs little}
     */
    boolean isReadAhead(int pkg, int candidate);

    /** {@return whether the metadata of a candidate that was demanded ahead of its turn could be had} */
    boolean isKnown(int pkg, int candidate);

    /** {@return whether a candidate, its metadata now known, may be used} */
    boolean isUsable(int pkg, int candidate);

    /**
     * {@return whether what a feature adds to a candidate has still to be demanded, apart from the metadata of the
     * candidate} It is demanded with {@link Step.NeedMetadata} of the feature; from then on it is known.
     */
    default boolean isToldApart(int pkg, int candidate, int feature) {
        return false;
    }

    /**
     * Tells the dependencies of a candidate.
     *
     * @param feature a feature of {@code pkg} whose additional dependencies are asked for, or {@code pkg} itself for
     *     those that it has without any
     * @return pairs of a package and a requirement that narrows its candidates, or {@link #ON}; in a defined order, a
     *     project before its features
     */
    int[] dependencies(int pkg, int candidate, int feature);

    /** {@return the candidates of its project that a requirement admits, not to be changed} */
    long[] admitted(int requirement);
}
