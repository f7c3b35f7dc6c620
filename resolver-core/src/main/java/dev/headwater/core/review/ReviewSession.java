// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
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
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SafeListener;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.session.SourceArchives;
import dev.headwater.core.session.Waiting;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** The indexes of one review, each of which is asked each thing once. Pages are as published. */
final class ReviewSession implements AutoCloseable {
    /** So many questions are put at once. */
    static final int AT_ONCE = 100;

    /** Whether requirements of a source archive agree is asked for no target. */
    private static final MarkerEnvironment ANY = MarkerEnvironment.builder().build();

    private final IndexPolicy published;
    private final Clock clock;
    private final ResolutionListener listener;
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<PackageIndex> archives;
    private final Deadlines deadlines = new Deadlines();
    private final Answers answers;
    private final Questions questions;
    private final Inquiry inquiry;

    ReviewSession(IndexPolicy policy, IndexFactory factory, Clock clock, ResolutionListener listener) {
        this.published = policy.toBuilder().overlays(OverlaySet.none()).build();
        this.clock = clock;
        this.listener = listener;
        indexes = OpenIndexes.of(policy, factory);
        archives = factory.archives(policy);
        answers = new Answers(indexes);
        questions = new Questions(answers, new SafeListener(listener));
        inquiry = new Inquiry(questions);
    }

    /**
     * Finds who supplies each of some projects, and takes one after the other up; some are asked about at once. Waits;
     * an index ends that by a time limit of its own.
     */
    void owners(Collection<ProjectName> names, BiConsumer<ProjectName, Owner> taker) {
        List<ProjectName> all = List.copyOf(names);
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
                ? questions.metadata(owner.index(), owner.page().published(row))
                : questions.metadata(owner.index(), owner.record().name(), provided);
        return answer.thenApply(read ->
                read instanceof MetadataAnswer.SourceArchive archive ? SourceArchives.weighed(archive, ANY) : read);
    }

    /** Waits for an answer. */
    <T> T await(CompletableFuture<T> answer) {
        return Waiting.on(answer, "an index", "the review was");
    }

    /** Resolves a request by a policy with the same indexes. */
    ResolutionOutcome resolve(ResolutionRequest request, IndexPolicy by) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        SessionEnvironment environment =
                new SessionEnvironment(listener, clock, Runnable::run, deadlines, SessionEnvironment.Asking.ON_DEMAND);
        new ResolutionSession(request, by, answers, archives, environment, outcome).begin();
        return await(outcome);
    }

    @Override
    public void close() {
        questions.cancel();
        deadlines.close();
        indexes.values().forEach(PackageIndex::close);
        archives.ifPresent(PackageIndex::close);
    }
}
