// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.ResolutionSession;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Resolves requests by one policy. Who supplies a project is decided before any version is looked at.
 *
 * <pre>{@code
 * try (Resolver resolver = Resolver.builder()
 *         .policy(policy)
 *         .indexes(LocalIndexes.factory())
 *         .clock(Clock.systemUTC())
 *         .build()) {
 *     ResolutionOutcome outcome = resolver.resolve(request);
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads and for many requests at once. Reads no environment and no system property, and no
 * clock but the one it was given.
 */
public final class Resolver implements AutoCloseable {
    private final IndexPolicy policy;
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<PackageIndex> archives;
    private final ResolutionSession.Surroundings surroundings;

    /** The resolutions that have not ended; closing gives them up. */
    private final Set<ResolutionSession> open = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private Resolver(
            IndexPolicy policy,
            Map<IndexId, PackageIndex> indexes,
            Optional<PackageIndex> archives,
            ResolutionSession.Surroundings surroundings) {
        this.policy = policy;
        this.indexes = indexes;
        this.archives = archives;
        this.surroundings = surroundings;
    }

    /** Begins a resolver. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Resolves a request and waits for the outcome. Where indexes answer on the spot, all of it happens on this thread.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, which stays so, or the resolver is closed
     *     meanwhile
     * @throws DefectException if the library, an index of the host's or the class path is broken, or memory ran out:
     *     that is no failure of an index, and trying again will not help
     */
    public ResolutionOutcome resolve(ResolutionRequest request) {
        CompletableFuture<ResolutionOutcome> outcome = begin(request);
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            outcome.cancel(true);
            Thread.currentThread().interrupt();
            throw new ResolutionCancelledException("the thread was interrupted while it waited for an index");
        } catch (CancellationException e) {
            throw new ResolutionCancelledException("the resolver was closed");
        } catch (ExecutionException e) {
            throw DefectException.of(e);
        }
    }

    /**
     * Resolves a request. Cancelling the future of the stage ends the work and the calls under way; what follows an
     * answer that was waited for runs on the executor of this resolver. The stage is exceptional only if it is
     * cancelled or by a {@link DefectException}.
     */
    public CompletionStage<ResolutionOutcome> resolveAsync(ResolutionRequest request) {
        return begin(request);
    }

    private CompletableFuture<ResolutionOutcome> begin(ResolutionRequest request) {
        if (closed) {
            throw new IllegalStateException("the resolver is closed");
        }
        ResolutionSession conductor;
        try {
            conductor = new ResolutionSession(request, policy, indexes, archives, surroundings);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(DefectException.of(e));
        }
        open.add(conductor);
        CompletableFuture<ResolutionOutcome> outcome = conductor.conduct();
        CompletableFuture<?> unused = outcome.whenComplete((given, thrown) -> open.remove(conductor));
        if (closed) {
            conductor.cancel();
        }
        return outcome;
    }

    /**
     * Finds out which index supplies a project, as every resolution by this policy does, and waits for it.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, which stays so
     * @throws DefectException as {@link #resolve} does
     */
    public Ownership owner(ProjectName name) {
        Inquiry inquiry = new Inquiry(indexes, surroundings.listener());
        try {
            return new OwnerSearch(policy, inquiry).find(name).get().record();
        } catch (InterruptedException e) {
            inquiry.cancel();
            Thread.currentThread().interrupt();
            throw new ResolutionCancelledException("the thread was interrupted while it waited for an index");
        } catch (ExecutionException e) {
            throw DefectException.of(e);
        }
    }

    /** Gives up every resolution that has not ended, and closes the indexes. No thread of the resolver is left. */
    @Override
    public void close() {
        closed = true;
        open.forEach(ResolutionSession::cancel);
        surroundings.deadlines().close();
        indexes.values().forEach(PackageIndex::close);
        archives.ifPresent(PackageIndex::close);
    }

    /** Collects what a resolver needs. */
    public static final class Builder {
        private @Nullable IndexPolicy policy;
        private @Nullable IndexFactory factory;
        private @Nullable Clock clock;
        private ResolutionListener listener = ResolutionListener.NONE;
        private Executor executor = Runnable::run;
        private ResolutionSession.Asking asking = ResolutionSession.Asking.AHEAD;

        private Builder() {}

        /** Sets the policy; required. */
        public Builder policy(IndexPolicy policy) {
            this.policy = policy;
            return this;
        }

        /** Sets what makes the indexes of the policy; required. */
        public Builder indexes(IndexFactory factory) {
            this.factory = factory;
            return this;
        }

        /** Sets the clock that cool-downs and time limits are told by; required, for the library reads no other. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets who hears what happens. */
        public Builder listener(ResolutionListener listener) {
            this.listener = listener;
            return this;
        }

        /** Sets what runs the work that follows an answer that was waited for; by default the thread that answers. */
        public Builder executor(Executor executor) {
            this.executor = executor;
            return this;
        }

        /**
         * Asks indexes only for what is needed for certain. Else they are also asked ahead, within what the policy lets
         * each be told, where their answers have to be waited for; that saves most of the waiting, tells indexes a few
         * names more, and never changes an outcome.
         */
        public Builder withoutPrefetching() {
            this.asking = ResolutionSession.Asking.ON_DEMAND;
            return this;
        }

        /**
         * Makes the indexes and the resolver.
         *
         * @throws IllegalStateException if policy, indexes or clock were not set
         * @throws InvalidPolicyException if nothing makes an index of an entry of the policy
         */
        public Resolver build() {
            if (policy == null || factory == null || clock == null) {
                throw new IllegalStateException(
                        "a resolver needs a policy, indexes and a clock: call policy(…), indexes(…) and clock(…)");
            }
            Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
            for (int i = 0; i < policy.indexes().size(); i++) {
                IndexEntry entry = policy.indexes().get(i);
                if (entry.role() != IndexRole.DISABLED) {
                    indexes.put(entry.id(), make(factory, policy, i, indexes));
                }
            }
            return new Resolver(
                    policy,
                    indexes,
                    factory.archives(policy),
                    new ResolutionSession.Surroundings(listener, clock, executor, new Deadlines(), asking));
        }

        private static PackageIndex make(
                IndexFactory factory, IndexPolicy policy, int place, Map<IndexId, PackageIndex> made) {
            IndexEntry entry = policy.indexes().get(place);
            Optional<PackageIndex> index = factory.create(entry, policy);
            if (index.isEmpty()) {
                made.values().forEach(PackageIndex::close);
                throw new InvalidPolicyException(
                        "index[" + place + "].kind",
                        "nothing here reads an index of kind '"
                                + Spelling.of(entry.kind()) + "', as '" + entry.id()
                                + "' is");
            }
            return index.get();
        }
    }
}
