// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.session.SessionEnvironment.Asking;
import dev.headwater.core.session.SharedSession;
import dev.headwater.core.session.SourceArchives;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** The indexes of one review, each of which is asked each thing once. Pages are as published. */
final class ReviewSession implements AutoCloseable {
    /** So many questions are put at once. */
    static final int AT_ONCE = 100;

    /** Whether requirements of a source archive agree is asked for no target. */
    private static final MarkerEnvironment ANY = MarkerEnvironment.builder().build();

    private final IndexPolicy published;
    private final SharedSession shared;

    ReviewSession(IndexPolicy policy, IndexFactory factory, Clock clock, ResolutionListener listener) {
        this.published = policy.toBuilder().overlays(OverlaySet.none()).build();
        shared = new SharedSession(policy, factory, clock, listener);
    }

    /**
     * Finds who supplies each of some projects, and takes one after the other up; some are asked about at once. Waits;
     * an index ends that by a time limit of its own.
     */
    void owners(Collection<ProjectName> names, BiConsumer<ProjectName, Owner> taker) {
        List<ProjectName> all = List.copyOf(names);
        Inquiry inquiry = shared.inquiry();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Map<ProjectName, CompletableFuture<Owner>> asked = new LinkedHashMap<>();
            all.subList(from, Math.min(all.size(), from + AT_ONCE))
                    .forEach(name -> asked.put(name, new OwnerSearch(published, inquiry, name).find()));
            asked.forEach((name, owner) -> taker.accept(name, await(owner)));
        }
    }

    /** Asks the owner for the metadata of a row of its page. */
    CompletableFuture<MetadataAnswer> metadata(Owner.Index owner, int row) {
        ProvidedPackage provided = owner.page().provided(row);
        CompletableFuture<MetadataAnswer> answer = provided == null
                ? shared.questions().metadata(owner.index(), owner.page().published(row))
                : shared.questions().metadata(owner.index(), owner.record().name(), provided);
        return answer.thenApply(read ->
                read instanceof MetadataAnswer.SourceArchive archive ? SourceArchives.weighed(archive, ANY) : read);
    }

    /** Waits for an answer. */
    <T> T await(CompletableFuture<T> answer) {
        return shared.await(answer);
    }

    /** Resolves a request by a policy with the same indexes. */
    ResolutionOutcome resolve(ResolutionRequest request, IndexPolicy by) {
        return shared.resolve(request, by, Asking.ON_DEMAND);
    }

    @Override
    public void close() {
        shared.close();
    }
}
