// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Ownership;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.solver.Universe;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Leads one resolution from request to outcome. Drives the solver until it needs something, asks for that, and goes on
 * when it has come: on the spot where the answers are there, else on the executor. The solver and everything here but
 * the futures is touched by one thread at a time, each handing over through a future.
 */
public final class Conductor {
    /** The clock is read once in so many steps of the solver; a step takes microseconds. */
    private static final int STEPS_A_LOOK = 64;

    private final ResolutionListener listener;
    private final Clock clock;
    private final Executor executor;
    private final PreparedRequest request;
    private final World world;
    private final RuleBook rules;
    private final Inquiry inquiry;
    private final Optional<PackageIndex> archives;
    private final OwnerSearch owners;
    private final CandidateLister lister;
    private final MetadataReader metadata;
    private final Solver solver;
    private final OutcomeWriter outcomes;

    private final Map<ProjectName, Ownership> decided = new TreeMap<>();
    private final CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
    private final Instant deadline;
    private volatile boolean cancelled;

    /** Whether the deadline came while an answer was waited for. */
    private boolean late;

    private long demandedProjects;
    private long demandedMetadata;

    /** Prepares a resolution. */
    public Conductor(
            ResolutionRequest request,
            IndexPolicy policy,
            Map<IndexId, PackageIndex> indexes,
            Optional<PackageIndex> archives,
            Surroundings surroundings) {
        this.listener = new SafeListener(surroundings.listener());
        this.clock = surroundings.clock();
        this.executor = surroundings.executor();
        this.request = PreparedRequest.of(request, policy, archives.isPresent());
        this.archives = archives;
        this.world = new World(this.request);
        this.rules = new RuleBook(this.request, policy, clock);
        this.inquiry = new Inquiry(indexes, listener);
        this.owners = new OwnerSearch(policy, inquiry);
        this.lister = new CandidateLister(request.target());
        this.metadata = new MetadataReader(this.request);
        this.solver = new Solver(world, this::isToStop);
        this.outcomes = new OutcomeWriter(world, policy, lister, decided);
        this.deadline = clock.instant().plus(policy.timeLimit());
    }

    /**
     * What a host lends to a resolution.
     *
     * @param listener hears what happens
     * @param clock tells the time
     * @param executor runs what follows an answer that was waited for
     */
    public record Surroundings(ResolutionListener listener, Clock clock, Executor executor) {}

    /** Begins on this thread; returns the outcome to come. Cancelling it gives the resolution up. */
    public CompletableFuture<ResolutionOutcome> conduct() {
        CompletableFuture<?> unused = outcome.whenComplete((given, thrown) -> {
            if (outcome.isCancelled()) {
                cancel();
            }
        });
        if (request.problems().isEmpty()) {
            advance();
        } else {
            outcome.complete(outcomes.invalid(request.problems()));
        }
        return outcome;
    }

    /** {@return what the solver was told; to put the same questions to another one, once this one has ended} */
    public Universe universe() {
        return world;
    }

    /** Gives the resolution up, and the calls under way; its outcome is then cancelled. */
    public void cancel() {
        cancelled = true;
        outcome.cancel(true);
        inquiry.cancel();
        metadata.cancel();
    }

    private void advance() {
        try {
            while (!outcome.isDone()) {
                CompletableFuture<?> wait = take(solver.advance());
                if (wait == null) {
                    return;
                }
                if (!wait.isDone()) {
                    long left = Math.max(1, deadline.toEpochMilli() - clock.millis());
                    CompletableFuture<?> unused = wait.orTimeout(left, TimeUnit.MILLISECONDS)
                            .whenCompleteAsync((given, thrown) -> goOn(thrown), executor);
                    return;
                }
                wait.join();
            }
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    /** Goes on after something that was waited for, which came, or went wrong, or did not come in time. */
    private void goOn(@Nullable Throwable thrown) {
        if (thrown != null && !(thrown instanceof TimeoutException)) {
            outcome.completeExceptionally(thrown);
            return;
        }
        // Not by the clock alone: it need not run as fast as the time that was waited.
        late = thrown != null || isLate();
        advance();
    }

    private boolean isToStop(long steps) {
        return cancelled
                || late
                || steps > request.request().stepLimit().orElse(Long.MAX_VALUE)
                || (steps % STEPS_A_LOOK == 0 && isLate());
    }

    private boolean isLate() {
        return !clock.instant().isBefore(deadline);
    }

    /** Does what a step asks for; returns what is to be waited for, or null at the end. */
    private @Nullable CompletableFuture<?> take(Step step) {
        if (step instanceof Step.NeedProjects need) {
            return needProjects(need.packages());
        }
        if (step instanceof Step.NeedMetadata need) {
            return needMetadata(need.pkg(), need.candidates());
        }
        if (step instanceof Step.Solved) {
            end(outcomes.resolved(solver));
        } else if (step instanceof Step.Failed failed) {
            end(outcomes.unsatisfiable(failed.proof()));
        } else if (step instanceof Step.Stopped stopped) {
            end(outcomes.stopped(stopped.trying(), late || isLate()));
        }
        return null;
    }

    private void end(ResolutionOutcome result) {
        listener.ended(new ResolutionStatistics(
                demandedProjects,
                demandedMetadata,
                solver.decisions(),
                solver.propagations(),
                solver.conflicts(),
                solver.incompatibilities()));
        // A neighbour in a trust group, or the index that was waited for too long, may still be answering.
        inquiry.cancel();
        metadata.cancel();
        outcome.complete(result);
        // Whatever is still open was asked ahead of its turn, or took too long.
        inquiry.cancel();
        metadata.cancel();
    }

    // ---- Projects

    private CompletableFuture<?> needProjects(List<Integer> packages) {
        demandedProjects += packages.size();
        List<CompletableFuture<Owner>> found = new ArrayList<>();
        for (int pkg : packages) {
            found.add(owner(world.packages().name(pkg)));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(found.toArray(CompletableFuture[]::new));
        // In the order of the demand, whatever the order of arrival: the first that fails is the one that is told.
        return all.thenRunAsync(() -> addProjects(packages, found), all.isDone() ? Runnable::run : executor);
    }

    private CompletableFuture<Owner> owner(ProjectName name) {
        DirectFile file = request.directFile(name).orElse(null);
        return file == null ? owners.find(name) : CompletableFuture.completedFuture(file.owner(archives.orElseThrow()));
    }

    private void addProjects(List<Integer> packages, List<CompletableFuture<Owner>> found) {
        for (int i = 0; i < packages.size() && !outcome.isDone(); i++) {
            addProject(world.packages().name(packages.get(i)), found.get(i).join());
        }
    }

    private void addProject(ProjectName name, Owner owner) {
        decided.put(name, owner.record());
        listener.owned(owner.record());
        if (owner instanceof Owner.Unknown unknown) {
            end(outcomes.indexFailure(unknown.index(), name, unknown.fault()));
            return;
        }
        CandidateRules own = rules.rules(name, owner);
        if (owner instanceof Owner.Index index) {
            Listing listing = lister.list(index.page(), own);
            if (listing instanceof Listing.Contradictory contradictory) {
                end(outcomes.indexFailure(Optional.of(index.entry().id()), name, contradictory.fault()));
            } else if (listing instanceof Listing.WithoutUploadTimes) {
                end(outcomes.withoutUploadTimes(name, index.entry().id()));
            } else if (listing instanceof Listing.Listed listed) {
                world.add(new Project(name, owner, own, listed.candidates()));
            }
            return;
        }
        if (owner instanceof Owner.Url url && lister.list(url.page(), own) instanceof Listing.Listed listed) {
            world.add(new Project(name, owner, own, listed.candidates()));
            return;
        }
        world.add(new Project(name, owner, own, Candidates.NONE));
    }

    // ---- Metadata

    private CompletableFuture<?> needMetadata(int pkg, List<Integer> candidates) {
        demandedMetadata += candidates.size();
        Project project = world.project(pkg);
        List<CompletableFuture<MetadataReader.Reading>> readings = new ArrayList<>();
        for (int candidate : candidates) {
            listener.considered(project.name(), project.candidates().version(candidate));
            readings.add(metadata.read(project, candidate));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new));
        return all.thenRunAsync(
                () -> addReleases(project, candidates, readings), all.isDone() ? Runnable::run : executor);
    }

    private void addReleases(
            Project project, List<Integer> candidates, List<CompletableFuture<MetadataReader.Reading>> readings) {
        for (int i = 0; i < candidates.size() && !outcome.isDone(); i++) {
            MetadataReader.Reading reading = readings.get(i).join();
            if (reading instanceof MetadataReader.Done done) {
                project.set(candidates.get(i), done.release());
            } else if (reading instanceof MetadataReader.Failed failed && i == 0) {
                // The others were demanded ahead of their turn; what nobody needs cannot fail a resolution.
                IndexFault fault = failed.fault();
                end(outcomes.indexFailure(project.owner().record().owner(), project.name(), fault));
            }
        }
    }
}
