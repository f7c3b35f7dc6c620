// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.explanation.Outcomes;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.RuleBook;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.solver.Universe;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Leads one resolution from request to outcome. Drives the solver until it needs something, asks for that, and goes on
 * when it has come: on the spot where the answers are there, else on the executor. The solver and everything here but
 * the futures is touched by one thread at a time, each handing over through a future.
 */
public final class ResolutionSession {
    /** The clock is read once in so many steps of the solver; a step takes microseconds. */
    private static final int STEPS_A_LOOK = 64;

    private final ResolutionListener listener;
    private final Clock clock;
    private final Executor executor;
    private final Deadlines deadlines;
    private final SessionEnvironment.Asking asking;
    private final PreparedRequest request;
    private final ProjectUniverse world;
    private final Inquiry inquiry;
    private final Supplies supplies;
    private final MetadataReader metadata;
    private final Prefetcher prefetcher;
    private final Solver solver;
    private final Outcomes outcomes;

    private final Map<ProjectName, Ownership> decided = new TreeMap<>();
    private final CompletableFuture<ResolutionOutcome> outcome;
    private final Instant deadline;
    private volatile boolean cancelled;

    /** Whether the deadline came while an answer was waited for. */
    private boolean late;

    private long demandedProjects;
    private long demandedMetadata;

    /**
     * Prepares a resolution.
     *
     * @param outcome is completed by it; cancelling it gives the resolution up, else it is exceptional only by a
     *     {@link DefectException}
     */
    public ResolutionSession(
            ResolutionRequest request,
            IndexPolicy policy,
            Map<IndexId, PackageIndex> indexes,
            Optional<PackageIndex> archives,
            SessionEnvironment environment,
            CompletableFuture<ResolutionOutcome> outcome) {
        this.outcome = outcome;
        this.listener = new SafeListener(environment.listener());
        this.clock = environment.clock();
        this.executor = environment.executor();
        this.deadlines = environment.deadlines();
        this.asking = environment.asking();
        this.request = PreparedRequest.of(request, policy, archives.isPresent());
        this.world = new ProjectUniverse(this.request);
        this.inquiry = new Inquiry(indexes, listener);
        CandidateLister lister = new CandidateLister(request.target());
        this.supplies = new Supplies(
                this.request,
                archives,
                name -> new OwnerSearch(policy, inquiry, name),
                new RuleBook(this.request, policy, clock),
                lister,
                executor);
        this.metadata = new MetadataReader(this.request);
        this.prefetcher = new Prefetcher(this.request, supplies, metadata, executor, this::fail);
        this.solver = new Solver(world, this::isToStop);
        this.outcomes = new Outcomes(world, policy, lister, decided);
        this.deadline = clock.instant().plus(policy.timeLimit());
    }

    /** Begins on this thread, and goes on as far as answers are there. */
    public void begin() {
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
    }

    /** {@return what the solver was told; to put the same questions to another one, once this one has ended} */
    public Universe universe() {
        return world;
    }

    /** Gives up the calls under way. */
    private void cancel() {
        cancelled = true;
        prefetcher.stop();
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
                    if (asking == SessionEnvironment.Asking.AHEAD) {
                        prefetcher.start();
                    }
                    long left = Math.max(1, deadline.toEpochMilli() - clock.millis());
                    deadlines.set(wait, left);
                    goOnAfter(wait);
                    return;
                }
                wait.join();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Goes on when an answer comes; the executor of a host may refuse that. */
    private void goOnAfter(CompletableFuture<?> wait) {
        CompletableFuture<?> unused = wait.handleAsync(
                        (given, thrown) -> {
                            goOn(thrown);
                            return given;
                        },
                        executor)
                .whenComplete((given, refused) -> {
                    if (refused != null) {
                        fail(refused);
                    }
                });
    }

    /** Ends without an outcome: something is broken that is no part of the question. */
    private void fail(Throwable thrown) {
        prefetcher.stop();
        outcome.completeExceptionally(DefectException.of(thrown));
        inquiry.cancel();
        metadata.cancel();
    }

    /** Goes on after something that was waited for, which came, or went wrong, or did not come in time. */
    private void goOn(@Nullable Throwable thrown) {
        if (thrown != null && !(thrown instanceof TimeoutException)) {
            fail(thrown);
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
        prefetcher.stop();
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
        List<CompletableFuture<Supplies.Supply>> found = new ArrayList<>();
        for (int pkg : packages) {
            ProjectName name = world.packages().name(pkg);
            demandedProjects += request.own().find(name).isPresent() ? 0 : 1;
            found.add(supplies.project(name));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(found.toArray(CompletableFuture[]::new));
        // In the order of the demand, whatever the order of arrival: the first that fails is the one that is told.
        return all.thenRunAsync(() -> addProjects(found), all.isDone() ? Runnable::run : executor);
    }

    private void addProjects(List<CompletableFuture<Supplies.Supply>> found) {
        for (int i = 0; i < found.size() && !outcome.isDone(); i++) {
            Supplies.Supply supply = found.get(i).join();
            addProject(supply.project(), supply.listing());
        }
    }

    private void addProject(Project project, @Nullable Listing listing) {
        ProjectName name = project.name();
        Ownership record = project.owner().record();
        decided.put(name, record);
        listener.owned(record);
        if (project.owner() instanceof Owner.Unknown unknown) {
            end(outcomes.indexFailure(unknown.index(), name, unknown.fault()));
        } else if (listing instanceof Listing.Contradictory contradictory) {
            end(outcomes.indexFailure(record.owner(), name, contradictory.fault()));
        } else if (listing instanceof Listing.WithoutUploadTimes) {
            end(outcomes.withoutUploadTimes(name, record.owner().orElseThrow()));
        } else {
            world.add(project);
        }
    }

    // ---- Metadata

    private CompletableFuture<?> needMetadata(int pkg, List<Integer> candidates) {
        Project project = world.project(pkg);
        demandedMetadata += project.owner() instanceof Owner.Own ? 0 : candidates.size();
        List<CompletableFuture<MetadataReader.Reading>> readings = new ArrayList<>();
        for (int candidate : candidates) {
            project.version(candidate).ifPresent(version -> listener.considered(project.name(), version));
            readings.add(metadata.read(project, candidate));
        }
        prefetcher.tried(project, candidates.get(0));
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
