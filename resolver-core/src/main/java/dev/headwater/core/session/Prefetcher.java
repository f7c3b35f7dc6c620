// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.ownership.IndexRoute;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.PreparedRequest.Demand;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what the solver will probably demand, so that its demands need not wait one for the other: the page of what
 * is required, the metadata of the version that will probably be tried, the pages of what that requires, and so on.
 *
 * <p>It only fills {@link ProjectReader} and {@link CandidateReader}. The solver sees nothing of it: it demands what it
 * demands, and finds the answer there or waits. A question goes to the indexes that the policy lets be told the name,
 * each at most once, and the next only after absent, for it is the demand's own question, put early. What fails here is
 * a failure only if the solver demands it. A file that has to be read whole is left to the demand.
 *
 * <p>It does nothing until {@link #startFor}: where answers are there on the spot, nothing is won. Events come from any
 * thread and are worked off one at a time, in {@link EventQueue}.
 */
final class Prefetcher {
    /** So many states about one project; who is wrong as often knows too little to go on. */
    private static final int MOST_GUESSES = 4;

    /** The versions of a project that are tried before others are read ahead. */
    private static final int PATIENCE = 2;

    /** The most versions of a project that are read ahead. */
    private static final int MOST_AT_ONCE = 32;

    private final PreparedRequest request;
    private final IndexPolicy policy;
    private final ProjectReader projects;
    private final CandidateReader candidates;
    private final Executor executor;
    private final EventQueue events;
    private final Map<ProjectName, PrefetchState> states = new HashMap<>();
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Prepares to read ahead.
     *
     * @param executor runs what follows an answer that was waited for
     * @param defects is told an error that reading ahead meets
     */
    Prefetcher(
            PreparedRequest request,
            IndexPolicy policy,
            ProjectReader projects,
            CandidateReader candidates,
            Executor executor,
            Consumer<Error> defects) {
        this.events = new EventQueue(defects);
        this.request = request;
        this.policy = policy;
        this.projects = projects;
        this.candidates = candidates;
        this.executor = executor;
    }

    /**
     * Begins, since answers have to be waited for. Where pages were at hand, an index may only have been asked anew
     * about names that it has not got; then all else is at hand, too, and it begins only when somebody turns out to
     * supply one of them. Where another index comes next, that is likely.
     *
     * @param doubtful the projects whose pages were demanded, after others that somebody supplies; else none
     */
    void startFor(List<ProjectName> doubtful) {
        if (started.get()) {
            return;
        }
        if (doubtful.isEmpty() || !doubtful.stream().allMatch(this::hasOneIndex)) {
            start();
            return;
        }
        for (ProjectName name : doubtful) {
            CompletableFuture<ProjectReading> reading = projects.read(name);
            if (!reading.isDone()) {
                when(reading, come -> {
                    if (come.project().page() != null) {
                        start();
                    }
                });
            }
        }
    }

    private boolean hasOneIndex(ProjectName name) {
        return IndexRoute.of(policy, name).entries().size() == 1;
    }

    /** Begins with what the request asks for. */
    private void start() {
        if (started.compareAndSet(false, true)) {
            events.post(() -> request.demands().forEach(demand -> require(null, demand)));
        }
    }

    /** Tells which candidate the solver tries: it knows better what can be chosen. */
    void tried(Project project, int candidate) {
        if (started.get()) {
            events.post(() -> {
                PrefetchState state = state(project.name());
                state.project = project;
                state.tries++;
                if (state.candidate != candidate) {
                    read(state, candidate);
                }
                readOn(state, candidate);
            });
        }
    }

    /** Asks for nothing more. */
    void stop() {
        events.close();
    }

    private PrefetchState state(ProjectName name) {
        return states.computeIfAbsent(name, PrefetchState::new);
    }

    /** Takes in that something is required, by the request or by a version that will probably be chosen. */
    private void require(@Nullable ProjectName source, Demand demand) {
        PrefetchState state = state(demand.name());
        state.ask(source, demand);
        if (state.project != null) {
            // In its turn, not at once: extras may name one another as often as they like.
            events.post(() -> reconsider(state));
        } else if (!state.asked) {
            state.asked = true;
            when(projects.read(demand.name()), reading -> {
                state.project = reading.project();
                request.constraints(demand.name()).forEach(constraint -> constrain(state, constraint));
                reconsider(state);
            });
        }
    }

    private static void constrain(PrefetchState state, RequestedRequirement constraint) {
        state.constraints.add(constraint.requirement().specifiers());
    }

    /** Chooses what will probably be tried, unless the last guess still fits. */
    private void reconsider(PrefetchState state) {
        long[] fitting = state.fitting();
        if (state.candidate >= 0 && Bits.contains(fitting, state.candidate)) {
            expand(state);
            return;
        }
        int best = Bits.next(fitting, 0);
        if (best >= 0 && state.guesses++ < MOST_GUESSES) {
            read(state, best);
        }
    }

    /** Where one version after the other is rejected, the next ones are wanted soon; the more, the longer it lasts. */
    private void readOn(PrefetchState state, int candidate) {
        int wanted = Math.min(Math.max(state.tries - PATIENCE, 0), MOST_AT_ONCE);
        long[] fitting = wanted == 0 ? new long[0] : state.fitting();
        for (int next = Bits.next(fitting, candidate + 1); wanted > 0 && next >= 0; wanted--) {
            if (!state.project().isReadWhole(next)) {
                CompletableFuture<?> unused = candidates.read(state.project(), next);
            }
            next = Bits.next(fitting, next + 1);
        }
    }

    private void read(PrefetchState state, int candidate) {
        Project project = state.project();
        state.candidate = candidate;
        if (project.isReadWhole(candidate)) {
            return;
        }
        when(candidates.read(project, candidate), reading -> {
            reading.handle(
                    release -> {
                        if (state.candidate == candidate) {
                            take(state, candidate, release);
                        }
                    },
                    fault -> {
                        // It is a failure only if the solver demands it.
                    },
                    problems -> {
                        // Nor is the request invalid before that.
                    });
        });
    }

    private void take(PrefetchState state, int candidate, Release release) {
        if (release.isUsable()) {
            if (state.isFollowed()) {
                states.values().forEach(other -> other.withdraw(state.name));
            }
            state.follow(release);
            expand(state);
        } else {
            state.unusable.add(candidate);
            reconsider(state);
        }
    }

    /** Takes in what the guessed version requires, with the extras that are asked for so far. */
    private void expand(PrefetchState state) {
        List<Demand> demands = new ArrayList<>();
        for (Dependency dependency : state.takeOpen()) {
            Requirement requirement = dependency.requirement().orElse(null);
            if (requirement != null && !request.isForeignUrl(dependency)) {
                demands.addAll(request.demands(requirement, Optional.empty()));
            }
        }
        // A version that contradicts what is known will be passed over, and what it requires may never be wanted.
        if (demands.stream().allMatch(this::isPossible)) {
            demands.forEach(demand -> require(state.name, demand));
        }
    }

    private boolean isPossible(Demand demand) {
        PrefetchState target = states.get(demand.name());
        return target == null || target.project == null || target.admits(demand.specifiers());
    }

    /** Goes on with an answer when it comes. One that fails is left for the solver, should it demand it. */
    private <T> void when(CompletableFuture<T> answer, Consumer<T> then) {
        CompletableFuture<?> unused = answer.whenCompleteAsync(
                (given, thrown) -> {
                    if (thrown == null) {
                        events.post(() -> then.accept(given));
                    }
                },
                answer.isDone() ? Runnable::run : executor);
    }
}
