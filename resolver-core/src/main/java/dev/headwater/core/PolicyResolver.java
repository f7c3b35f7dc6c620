// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.CandidateInquiry;
import dev.headwater.core.session.OpenCalls;
import dev.headwater.core.session.OwnerFinder;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.session.Waiting;
import dev.headwater.core.session.WorkerThreads;
import dev.headwater.core.trial.TriedHints;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A resolver by one policy, with the indexes that were made for it. */
final class PolicyResolver implements Resolver {
    private final IndexPolicy policy;
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<PackageIndex> archives;
    private final OwnerFinder finder;
    private final WorkerThreads workers = new WorkerThreads();
    private final OpenCalls calls = new OpenCalls("the resolver");

    private final SessionEnvironment blocking;
    private final SessionEnvironment asynchronous;

    /**
     * Makes a resolver.
     *
     * @param executor the host's executor; null for threads of its own, and those that answer
     */
    PolicyResolver(
            IndexPolicy policy,
            Map<IndexId, PackageIndex> indexes,
            Optional<PackageIndex> archives,
            SessionEnvironment environment,
            @Nullable Executor executor) {
        this.policy = policy;
        this.indexes = indexes;
        this.archives = archives;
        this.blocking = executor == null ? environment : environment.on(executor);
        this.asynchronous = environment.on(executor == null ? workers : executor);
        this.finder = new OwnerFinder(policy, indexes, environment);
    }

    @Override
    public ResolutionOutcome resolve(ResolutionRequest request) {
        CompletableFuture<ResolutionOutcome> outcome = calls.add(new CompletableFuture<>());
        run(request, blocking, outcome);
        return await(outcome);
    }

    @Override
    public CompletionStage<ResolutionOutcome> resolveAsync(ResolutionRequest request) {
        CompletableFuture<ResolutionOutcome> outcome = calls.add(new CompletableFuture<>());
        try {
            asynchronous.executor().execute(() -> run(request, asynchronous, outcome));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(DefectException.of(e));
        }
        return outcome;
    }

    private void run(
            ResolutionRequest request, SessionEnvironment environment, CompletableFuture<ResolutionOutcome> outcome) {
        if (outcome.isDone()) {
            return;
        }
        try {
            Answers answers = new Answers(indexes);
            CompletableFuture<ResolutionOutcome> ended = new CompletableFuture<>();
            ResolutionSession session = new ResolutionSession(request, policy, answers, archives, environment, ended);
            UnaryOperator<ResolutionOutcome> completed = end -> session.withNearMisses(
                    TriedHints.added(end, request, policy, session, answers, archives, environment));
            forward(ended, outcome, completed);
            session.begin();
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(DefectException.of(e));
        }
    }

    /** Gives on what a session ended with; a caller who gives up ends the session. */
    private static void forward(
            CompletableFuture<ResolutionOutcome> ended,
            CompletableFuture<ResolutionOutcome> outcome,
            UnaryOperator<ResolutionOutcome> last) {
        CompletableFuture<?> unused = outcome.whenComplete((given, thrown) -> ended.cancel(true));
        CompletableFuture<?> told = ended.thenApply(last).whenComplete((given, thrown) -> {
            if (thrown == null) {
                outcome.complete(given);
            } else {
                outcome.completeExceptionally(DefectException.of(thrown));
            }
        });
        assert told != null;
    }

    @Override
    public Ownership owner(ProjectName name) {
        CompletableFuture<FoundOwner> found = calls.add(new CompletableFuture<>());
        finder.find(found, name, policy.timeLimit(), Runnable::run);
        return await(found).record();
    }

    @Override
    public CandidateList candidates(ProjectName name, ResolutionRequest request) {
        CompletableFuture<FoundOwner> found = calls.add(new CompletableFuture<>());
        finder.find(found, name, policy.timeLimit(), Runnable::run);
        return new CandidateInquiry(policy, request, blocking.clock()).list(await(found));
    }

    @Override
    public Owners owners() {
        calls.requireOpen();
        return new OpenOwners(
                calls,
                policy.timeLimit(),
                (found, name, limit) -> finder.find(found, name, limit, asynchronous.executor()));
    }

    private static <T> T await(CompletableFuture<T> result) {
        return Waiting.on(result, "an index", "the resolver was");
    }

    @Override
    public void close() {
        calls.close();
        blocking.deadlines().close();
        for (PackageIndex index : indexes.values()) {
            index.close();
        }
        if (archives.isPresent()) {
            archives.get().close();
        }
        workers.close();
    }
}
