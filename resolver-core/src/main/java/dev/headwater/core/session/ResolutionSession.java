// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.core.explanation.Outcomes;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.request.RuleBook;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Step;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import dev.headwater.core.universe.Relaxation;
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

    /** What is waited for at the end. */
    private static final CompletableFuture<Void> NOTHING = CompletableFuture.allOf();

    private final ResolutionListener listener;
    private final Clock clock;
    private final Executor executor;
    private final Deadlines deadlines;
    private final SessionEnvironment.Asking asking;
    private final PreparedRequest request;
    private final ProjectUniverse world;
    private final Questions questions;
    private final ProjectReader projects;
    private final CandidateReader candidates;
    private final Prefetcher prefetcher;
    private final Solver solver;
    private final StepTaker taker = new StepTaker();
    private final ProjectAdder adder = new ProjectAdder();
    private final Outcomes outcomes;

    private final Map<ProjectName, Ownership> decided = new TreeMap<>();
    private final CompletableFuture<ResolutionOutcome> outcome;
    private final Instant deadline;
    private volatile boolean cancelled;

    /** Whether somebody supplies a project that came before the last demand. */
    private boolean supplied;

    /**
     * The projects of the last demand, which may be absent where others are supplied; none where it was for metadata.
     * What was decided is no measure of that: while this is looked at, the executor may be adding to it.
     */
    private List<ProjectName> doubtful = List.of();

    /** Whether the deadline came while an answer was waited for. */
    private boolean late;

    private long demandedProjects;
    private long demandedMetadata;

    /**
     * Prepares a resolution.
     *
     * @param answers what was read before, by other sessions, too; what this one reads is added
     * @param archives reads the files that the request names by their URLs
     * @param outcome is completed by it; cancelling it gives the resolution up, else it is exceptional only by a
     *     {@link DefectException}
     */
    public ResolutionSession(
            ResolutionRequest request,
            IndexPolicy policy,
            Answers answers,
            Optional<PackageIndex> archives,
            SessionEnvironment environment,
            CompletableFuture<ResolutionOutcome> outcome) {
        this(request, policy, answers, new Learned(), archives, Relaxation.NONE, environment, outcome);
    }

    /**
     * Prepares a resolution after others of the same answers, which may take some requirements less strictly than they
     * are written.
     *
     * @param learned what those came to
     * @param relaxation which requirements
     */
    public ResolutionSession(
            ResolutionRequest request,
            IndexPolicy policy,
            Answers answers,
            Learned learned,
            Optional<PackageIndex> archives,
            Relaxation relaxation,
            SessionEnvironment environment,
            CompletableFuture<ResolutionOutcome> outcome) {
        this.outcome = outcome;
        this.listener = new SafeListener(environment.listener());
        this.clock = environment.clock();
        this.executor = environment.executor();
        this.deadlines = environment.deadlines();
        this.asking = environment.asking();
        this.request = PreparedRequest.of(request, policy, archives.isPresent());
        this.world = new ProjectUniverse(this.request, relaxation);
        this.questions = new Questions(answers, listener);
        Inquiry inquiry = new Inquiry(questions);
        KnownTargets.Known known = environment.known().of(request.target());
        this.projects = new ProjectReader(
                this.request,
                archives,
                questions,
                name -> new OwnerSearch(policy, inquiry, environment.telling(), name),
                new RuleBook(this.request, policy, clock),
                known.lister(),
                executor);
        this.candidates = new CandidateReader(this.request, policy, questions, learned, known.requirements());
        this.prefetcher = new Prefetcher(this.request, policy, projects, candidates, executor, this::fail);
        this.solver = new Solver(world, this::isToStop);
        this.outcomes = new Outcomes(world, policy, known.lister(), decided);
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

    /** {@return what the solver was told; to be looked at once this has ended} */
    public ProjectUniverse universe() {
        return world;
    }

    /** {@return what this has ended with, with the near misses of a proof} */
    public ResolutionOutcome withNearMisses(ResolutionOutcome ended) {
        return outcomes.withNearMisses(ended);
    }

    /** Gives up the calls under way. */
    private void cancel() {
        cancelled = true;
        prefetcher.stop();
        questions.cancel();
    }

    private void advance() {
        try {
            while (!outcome.isDone()) {
                doubtful = List.of();
                CompletableFuture<?> wait = solver.advance().accept(taker);
                if (!wait.isDone()) {
                    if (asking == SessionEnvironment.Asking.AHEAD) {
                        prefetcher.startFor(doubtful);
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
        questions.cancel();
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

    /** Does what a step asks for; gives what is to be waited for, complete at the end. */
    private final class StepTaker implements Step.Visitor<CompletableFuture<?>> {
        @Override
        public CompletableFuture<?> needProjects(Step.NeedProjects need) {
            return ResolutionSession.this.needProjects(need.packages());
        }

        @Override
        public CompletableFuture<?> needMetadata(Step.NeedMetadata need) {
            return world.packages().get(need.pkg()) instanceof Packages.Feature feature
                    ? needExtras(feature.project(), need.candidates())
                    : ResolutionSession.this.needMetadata(need.pkg(), need.candidates());
        }

        @Override
        public CompletableFuture<?> solved(Step.Solved solved) {
            return ended(outcomes.resolved(solver));
        }

        @Override
        public CompletableFuture<?> failed(Step.Failed failed) {
            return ended(outcomes.unsatisfiable(failed.proof()));
        }

        @Override
        public CompletableFuture<?> stopped(Step.Stopped stopped) {
            return ended(outcomes.stopped(stopped.trying(), late || isLate()));
        }

        private CompletableFuture<?> ended(ResolutionOutcome result) {
            end(result);
            return NOTHING;
        }
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
        // Whatever is still open was asked ahead of its turn, of a neighbour in a trust group, or took too long.
        questions.cancel();
        outcome.complete(result);
    }

    /** Goes on when all of it is there: at once, or else on the executor. */
    private <T> CompletableFuture<?> afterAll(List<CompletableFuture<T>> parts, Runnable next) {
        CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
        return all.isDone() ? all.thenRun(next) : all.thenRunAsync(next, executor);
    }

    // ---- Projects

    private CompletableFuture<?> needProjects(List<Integer> packages) {
        List<CompletableFuture<ProjectReading>> found = new ArrayList<>();
        List<ProjectName> names = new ArrayList<>();
        for (int pkg : packages) {
            ProjectName name = world.packages().name(pkg);
            demandedProjects += request.own().find(name).isPresent() ? 0 : 1;
            names.add(name);
            found.add(projects.read(name));
        }
        doubtful = supplied ? names : List.of();
        // In the order of the demand, whatever the order of arrival: the first that fails is the one that is told.
        return afterAll(found, () -> addProjects(found));
    }

    private void addProjects(List<CompletableFuture<ProjectReading>> found) {
        for (int i = 0; i < found.size() && !outcome.isDone(); i++) {
            ProjectReading reading = found.get(i).join();
            Ownership record = reading.project().owner().record();
            decided.put(record.name(), record);
            supplied |= record.owner().isPresent();
            listener.owned(record);
            reading.accept(adder);
        }
    }

    /** Puts a project into the universe, or ends without it. */
    private final class ProjectAdder implements ProjectReading.Visitor {
        @Override
        public void listed(ProjectReading.Listed listed) {
            world.add(listed.project());
        }

        @Override
        public void failed(ProjectReading.Failed failed) {
            end(outcomes.indexFailure(failed.index(), failed.project().name(), failed.fault()));
        }

        @Override
        public void withoutUploadTimes(ProjectReading.WithoutUploadTimes without) {
            end(outcomes.withoutUploadTimes(without.project().name(), without.owner()));
        }

        @Override
        public void refused(ProjectReading.Refused refused) {
            end(outcomes.invalid(List.of(refused.problem())));
        }
    }

    // ---- Metadata

    private CompletableFuture<?> needMetadata(int pkg, List<Integer> candidates) {
        Project project = world.project(pkg);
        demandedMetadata += project.own().isPresent() ? 0 : candidates.size();
        List<CompletableFuture<CandidateReading>> readings = new ArrayList<>();
        for (int candidate : candidates) {
            project.version(candidate).ifPresent(version -> listener.considered(project.name(), version));
            readings.add(this.candidates.read(project, candidate));
        }
        prefetcher.tried(project, candidates.get(0));
        return afterAll(readings, () -> addReleases(project, candidates, readings));
    }

    /** What extras bring is told apart of what a distributor's package provides, which was read before. */
    private CompletableFuture<?> needExtras(int pkg, List<Integer> candidates) {
        Project project = world.project(pkg);
        List<CompletableFuture<CandidateReading>> readings = candidates.stream()
                .map(candidate -> this.candidates.readExtras(project, (Release.Usable) project.release(candidate)))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new));
        return all.thenRunAsync(
                () -> addReleases(project, candidates, readings), all.isDone() ? Runnable::run : executor);
    }

    private void addReleases(
            Project project, List<Integer> candidates, List<CompletableFuture<CandidateReading>> readings) {
        for (int i = 0; i < candidates.size() && !outcome.isDone(); i++) {
            int candidate = candidates.get(i);
            boolean isTried = i == 0;
            // What was demanded ahead of its turn and nobody needs cannot fail a resolution.
            readings.get(i)
                    .join()
                    .handle(
                            release -> project.set(candidate, release),
                            fault -> {
                                if (isTried) {
                                    end(outcomes.indexFailure(
                                            project.owner().record().owner(), project.name(), fault));
                                }
                            },
                            problems -> {
                                if (isTried) {
                                    end(outcomes.invalid(problems));
                                }
                            });
        }
    }
}
