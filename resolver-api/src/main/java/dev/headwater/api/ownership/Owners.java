// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.ownership;

import dev.headwater.api.DefectException;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who supplies projects by one policy, as every resolution by that policy does: sections 1 to 3 of the index
 * policy. No index is told a name that the policy does not let it be told.
 *
 * <p>A find has a deadline. An index that has not answered by then is {@linkplain Ownership.Answer#UNAVAILABLE
 * unavailable}: the find ends with {@link FoundOwner.Unknown}, never with an index further down. Finds of one name that
 * are open at the same time put each question once; what was found is not remembered.
 *
 * <p>Safe for use by many threads. A host may decorate or fake it.
 *
 * @since 0.1.0
 */
public interface Owners extends AutoCloseable {
    /**
     * Finds the owner of a project within the time limit of the policy.
     *
     * @see #find(ProjectName, Duration)
     */
    CompletionStage<FoundOwner> find(ProjectName name);

    /**
     * Finds the owner of a project within a time. The work begins, and what waits for the stage goes on, on the
     * executor of the resolver that gave this service.
     *
     * <p>Cancelling the future of the stage ends this find; a call to an index that no other find waits for is
     * cancelled with it. The stage is exceptional only if it is cancelled, by its holder or by {@link #close}, or by a
     * {@link DefectException}.
     *
     * @param limit how long the find may take
     * @throws IllegalArgumentException if the limit is not positive
     * @throws IllegalStateException if this service or its resolver is closed
     */
    CompletionStage<FoundOwner> find(ProjectName name, Duration limit);

    /**
     * Cancels the finds of this service that are open. The indexes stay open: they belong to the resolver, whose own
     * close ends this service, too.
     */
    @Override
    void close();
}
