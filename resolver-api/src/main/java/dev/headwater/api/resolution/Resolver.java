// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.DefectException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.ownership.Ownership;
import java.util.concurrent.CompletionStage;

/**
 * Resolves requests by one policy. Who supplies a project is decided before any version is looked at.
 *
 * <p>Safe for use by many threads and for many requests at once. Reads no environment and no system property, and no
 * clock but the one it was given. A host may decorate or fake it; {@code Resolvers} of {@code resolver-core} makes one.
 *
 * @since 0.1.0
 */
public interface Resolver extends AutoCloseable {
    /**
     * Resolves a request and waits for the outcome. Where indexes answer on the spot, all of it happens on this thread.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, which stays so, or the resolver is closed
     *     meanwhile
     * @throws DefectException if the library, an index of the host's or the class path is broken, or memory ran out:
     *     that is no failure of an index, and trying again will not help
     * @throws IllegalStateException if the resolver is closed
     */
    ResolutionOutcome resolve(ResolutionRequest request);

    /**
     * Resolves a request on the executor of this resolver: nothing of it runs on the caller's thread, unless that is
     * what the executor does. Cancelling the future of the stage ends the work and the calls under way. The stage is
     * exceptional only if it is cancelled or by a {@link DefectException}.
     *
     * @throws IllegalStateException if the resolver is closed
     */
    CompletionStage<ResolutionOutcome> resolveAsync(ResolutionRequest request);

    /**
     * Finds out which index supplies a project, as every resolution by this policy does, and waits for it, at most for
     * the time limit of the policy. As {@link Owners#find}, but that it begins on this thread.
     *
     * @throws ResolutionCancelledException as {@link #resolve} does
     * @throws DefectException as {@link #resolve} does
     * @throws IllegalStateException if the resolver is closed
     */
    Ownership owner(ProjectName name);

    /**
     * Lists what the owner of a project has of it, and what of that could be chosen for a request, without resolving
     * it. Waits at most for the time limit of the policy.
     *
     * @param request whose target, format, releases, cut-off, hashes and pins say what could be chosen
     * @throws ResolutionCancelledException as {@link #resolve} does
     * @throws DefectException as {@link #resolve} does
     * @throws IllegalStateException if the resolver is closed
     */
    CandidateList candidates(ProjectName name, ResolutionRequest request);

    /**
     * {@return a service of its own that finds owners by the policy and with the indexes of this resolver} It may be
     * closed when it is no longer needed, which leaves the resolver and other such services open.
     *
     * @throws IllegalStateException if the resolver is closed
     */
    Owners owners();

    /**
     * Gives up every resolution and every find that has not ended, and closes the indexes. No thread of the resolver is
     * left.
     */
    @Override
    void close();
}
