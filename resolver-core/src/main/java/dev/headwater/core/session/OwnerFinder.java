// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.Questions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Finds owners for whoever asks, without a resolution. Those who ask about one name at the same time wait for one
 * search; it is given up when nobody waits for it any longer. Safe for use by several threads.
 */
public final class OwnerFinder {
    private final IndexPolicy policy;
    private final Map<IndexId, PackageIndex> indexes;
    private final ResolutionListener listener;
    private final Deadlines deadlines;

    /** The searches that are under way. Guarded by itself; no index is called under the lock. */
    private final Map<ProjectName, OpenSearch> open = new HashMap<>();

    /** Prepares to find owners by a policy. */
    public OwnerFinder(IndexPolicy policy, Map<IndexId, PackageIndex> indexes, SessionEnvironment environment) {
        this.policy = policy;
        this.indexes = indexes;
        this.listener = environment.listener();
        this.deadlines = environment.deadlines();
    }

    /** A search, and how many wait for it. */
    private final class OpenSearch {
        final ProjectName name;
        final Questions questions = new Questions(new Answers(indexes), new SafeListener(listener));
        final OwnerSearch search;
        final CompletableFuture<Owner> owner = new CompletableFuture<>();

        /** Guarded by the lock of the searches. */
        int waiting;

        OpenSearch(ProjectName name) {
            this.name = name;
            this.search = new OwnerSearch(policy, new Inquiry(questions), name);
        }

        void begin() {
            try {
                CompletableFuture<?> unused = search.find().whenComplete(this::end);
            } catch (RuntimeException | Error e) {
                end(null, e);
            }
        }

        void end(@Nullable Owner found, @Nullable Throwable thrown) {
            // Who asks from now on wants to know what the index says then.
            forget();
            if (thrown == null) {
                owner.complete(found);
            } else {
                owner.completeExceptionally(thrown);
            }
        }

        /** Gives up the calls under way, if only to a neighbour in a trust group. */
        private void forget() {
            synchronized (open) {
                open.remove(name, this);
            }
            questions.cancel();
        }
    }

    /** One who waits for a search. */
    private final class Visit {
        private final OpenSearch search;

        /** Guarded by the lock of the searches. */
        private boolean isOver;

        Visit(OpenSearch search) {
            this.search = search;
        }

        void end() {
            synchronized (open) {
                if (isOver) {
                    return;
                }
                isOver = true;
                if (--search.waiting > 0) {
                    return;
                }
            }
            search.forget();
        }
    }

    /**
     * Finds the owner of a project.
     *
     * @param found is completed with the owner, or with what is known at the end of the time; cancelling it ends the
     *     wait; exceptional only for a defect
     * @param limit how long it is waited for
     * @param executor runs the search, and what waits for its end
     */
    public void find(CompletableFuture<FoundOwner> found, ProjectName name, Duration limit, Executor executor) {
        OpenSearch search;
        boolean isNew;
        synchronized (open) {
            isNew = !open.containsKey(name);
            search = open.computeIfAbsent(name, OpenSearch::new);
            search.waiting++;
        }
        Visit visit = new Visit(search);
        CompletableFuture<Owner> wait = search.owner.copy();
        CompletableFuture<?> left = found.whenComplete((given, thrown) -> {
            wait.cancel(true);
            visit.end();
        });
        if (isNew) {
            try {
                executor.execute(search::begin);
            } catch (RuntimeException | Error e) {
                search.end(null, e);
            }
        }
        deadlines.set(wait, TimeUnit.MILLISECONDS.convert(limit));
        CompletableFuture<?> told = wait.handleAsync(
                        (owner, thrown) -> {
                            Owner known = thrown instanceof TimeoutException ? search.search.late(limit) : owner;
                            // Before anybody hears of it: who was told that the time is over finds no call under way.
                            visit.end();
                            return tell(found, known, thrown);
                        },
                        wait.isDone() ? Runnable::run : executor)
                .exceptionally(refused -> found.completeExceptionally(DefectException.of(refused)));
        assert left != null && told != null;
    }

    private static boolean tell(
            CompletableFuture<FoundOwner> found, @Nullable Owner owner, @Nullable Throwable thrown) {
        return owner != null
                ? found.complete(owner.accept(new UserView()))
                : found.completeExceptionally(
                        DefectException.of(thrown == null ? new IllegalStateException("no owner was found") : thrown));
    }

    /** Gives what a user is told of an owner. */
    private static final class UserView implements Owner.Visitor<FoundOwner> {
        @Override
        public FoundOwner index(Owner.Index index) {
            return new FoundOwner.Supplied(index.record(), index.page());
        }

        @Override
        public FoundOwner nobody(Owner.Nobody nobody) {
            return new FoundOwner.Nobody(nobody.record());
        }

        @Override
        public FoundOwner unknown(Owner.Unknown unknown) {
            return new FoundOwner.Unknown(unknown.record(), unknown.fault());
        }

        @Override
        public FoundOwner url(Owner.Url url) {
            throw new IllegalStateException("only a request can name a URL");
        }

        @Override
        public FoundOwner own(Owner.Own own) {
            throw new IllegalStateException("only a request can bring a project");
        }
    }
}
