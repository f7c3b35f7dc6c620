// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what the solver will probably demand, so that its demands need not wait one for the other: the page of what
 * is required, the metadata of the version that will probably be tried, the pages of what that requires, and so on.
 *
 * <p>It only fills {@link Supplies} and {@link MetadataReader}. The solver sees nothing of it: it demands what it
 * demands, and finds the answer there or waits. A question goes to the indexes that the policy lets be told the name,
 * each at most once, and the next only after absent, for it is the demand's own question, put early. What fails here is
 * a failure only if the solver demands it. A file that has to be read whole is left to the demand.
 *
 * <p>It does nothing until {@link #start}: where answers are there on the spot, nothing is won. Events come from any
 * thread and are worked off one at a time, in {@link EventQueue}.
 */
final class Prefetcher {
    /** So many guesses about one project; who is wrong as often knows too little to go on. */
    private static final int MOST_GUESSES = 4;

    /** So many versions of a project are tried before others are read ahead. */
    private static final int PATIENCE = 2;

    /** So many versions of a project are read ahead at most. */
    private static final int MOST_AT_ONCE = 32;

    private final PreparedRequest request;
    private final Supplies supplies;
    private final MetadataReader metadata;
    private final Executor executor;
    private final EventQueue events;
    private final Map<ProjectName, PrefetchState> guesses = new HashMap<>();
    private volatile boolean started;

    /**
     * Prepares to read ahead.
     *
     * @param executor runs what follows an answer that was waited for
     * @param defects is told an error that reading ahead meets
     */
    Prefetcher(
            PreparedRequest request,
            Supplies supplies,
            MetadataReader metadata,
            Executor executor,
            Consumer<Error> defects) {
        this.events = new EventQueue(defects);
        this.request = request;
        this.supplies = supplies;
        this.metadata = metadata;
        this.executor = executor;
    }

    /** Begins, at the first answer that has to be waited for, with what the request asks for. */
    void start() {
        if (!started) {
            started = true;
            events.post(() -> request.demands().forEach(demand -> require(null, demand)));
        }
    }

    /** Tells which candidate the solver tries: it knows better what can be chosen. */
    void tried(Project project, int candidate) {
        if (started) {
            events.post(() -> {
                PrefetchState guess = guess(project.name());
                guess.project = project;
                guess.tries++;
                if (guess.candidate != candidate) {
                    read(guess, candidate);
                }
                readOn(guess, candidate);
            });
        }
    }

    /** Asks for nothing more. */
    void stop() {
        events.close();
    }

    private PrefetchState guess(ProjectName name) {
        return guesses.computeIfAbsent(name, PrefetchState::new);
    }

    /** Takes in that something is required, by the request or by a version that will probably be chosen. */
    private void require(@Nullable ProjectName source, Demand demand) {
        PrefetchState guess = guess(demand.name());
        guess.ask(source, demand);
        if (guess.project != null) {
            // In its turn, not at once: extras may name one another as often as they like.
            events.post(() -> reconsider(guess));
        } else if (!guess.asked) {
            guess.asked = true;
            when(supplies.project(demand.name()), supply -> {
                guess.project = supply.project();
                request.constraints(demand.name()).forEach(constraint -> constrain(guess, constraint));
                reconsider(guess);
            });
        }
    }

    private static void constrain(PrefetchState guess, RequestedRequirement constraint) {
        guess.constraints.add(constraint.requirement().specifiers());
    }

    /** Chooses what will probably be tried, unless the last guess still fits. */
    private void reconsider(PrefetchState guess) {
        long[] fitting = guess.fitting();
        if (guess.candidate >= 0 && Bits.contains(fitting, guess.candidate)) {
            expand(guess);
            return;
        }
        int best = Bits.next(fitting, 0);
        if (best >= 0 && guess.count++ < MOST_GUESSES) {
            read(guess, best);
        }
    }

    /** Where one version after the other is rejected, the next ones are wanted soon; the more, the longer it lasts. */
    private void readOn(PrefetchState guess, int candidate) {
        int wanted = Math.min(Math.max(guess.tries - PATIENCE, 0), MOST_AT_ONCE);
        long[] fitting = wanted == 0 ? new long[0] : guess.fitting();
        for (int next = Bits.next(fitting, candidate + 1); wanted > 0 && next >= 0; wanted--) {
            if (!guess.project().isReadWhole(next)) {
                CompletableFuture<?> unused = metadata.read(guess.project(), next);
            }
            next = Bits.next(fitting, next + 1);
        }
    }

    private void read(PrefetchState guess, int candidate) {
        Project project = guess.project();
        guess.candidate = candidate;
        if (project.isReadWhole(candidate)) {
            return;
        }
        when(metadata.read(project, candidate), reading -> {
            if (guess.candidate == candidate && reading instanceof MetadataReader.Done done) {
                take(guess, candidate, done.release());
            }
        });
    }

    private void take(PrefetchState guess, int candidate, Release release) {
        if (!(release instanceof Release.Unusable)) {
            guesses.values().forEach(other -> other.withdraw(guess.name));
            guess.follow(release);
            expand(guess);
        } else {
            guess.unusable.add(candidate);
            reconsider(guess);
        }
    }

    /** Takes in what the guessed version requires, with the extras that are asked for so far. */
    private void expand(PrefetchState guess) {
        List<Demand> demands = new ArrayList<>();
        for (Dependency dependency : guess.takeOpen()) {
            Requirement requirement = dependency.requirement().orElse(null);
            if (requirement != null && !request.isForeignUrl(dependency)) {
                demands.addAll(request.demands(requirement, Optional.empty()));
            }
        }
        // A version that contradicts what is known will be passed over, and what it requires may never be wanted.
        if (demands.stream().allMatch(this::isPossible)) {
            demands.forEach(demand -> require(guess.name, demand));
        }
    }

    private boolean isPossible(Demand demand) {
        PrefetchState target = guesses.get(demand.name());
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
