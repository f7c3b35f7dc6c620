// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.Learned;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Resolves one question after the other, all of them over one set of answers; what one came to serves the next. */
public final class Trials {
    private final Answers answers;
    private final Optional<PackageIndex> archives;
    private final SessionEnvironment environment;
    private final Disclosing disclosing;
    private final long mostSteps;
    private final Learned learned = new Learned();

    /** The names that the first question put to indexes; those of its proof and all before. */
    private Set<ProjectName> told = Set.of();

    /** Whether trials may tell an index names that the first question does not. */
    public enum Disclosing {
        ALL,
        NO_MORE_THAN_THE_FIRST,
        /** Nor may they wait for anything: what is not there at once is not looked at. */
        NOBODY
    }

    /**
     * Prepares for trials.
     *
     * @param mostSteps so many steps may each take but the first: a number and no time, so that the same trials come to
     *     the same everywhere
     */
    public Trials(
            Answers answers,
            Optional<PackageIndex> archives,
            SessionEnvironment environment,
            Disclosing disclosing,
            long mostSteps) {
        this.answers = answers;
        this.archives = archives;
        this.environment = environment;
        this.disclosing = disclosing;
        this.mostSteps = mostSteps;
    }

    /** {@return what comes of a question as it is} */
    public Trial first(Question question) {
        return begun(run(question, question.request(), environment, Optional.empty()));
    }

    /** Begins with a question that was tried before. */
    Trial begun(Trial first) {
        told = Set.copyOf(first.universe().projects().keySet());
        learned.add(first.universe());
        return first;
    }

    /** {@return what comes of a question that was made of another one} */
    Trial run(Question question) {
        ResolutionRequest request = question.request();
        long steps = Math.min(mostSteps, request.stepLimit().orElse(mostSteps));
        ResolutionRequest limited = request.toBuilder().stepLimit(steps).build();
        Optional<Discretion> discretion =
                disclosing == Disclosing.NO_MORE_THAN_THE_FIRST ? Optional.of(new Discretion(told)) : Optional.empty();
        Trial trial =
                run(question, limited, discretion.map(environment::telling).orElse(environment), discretion);
        learned.add(trial.universe());
        return trial;
    }

    private Trial run(
            Question question,
            ResolutionRequest request,
            SessionEnvironment environment,
            Optional<Discretion> discretion) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        ResolutionSession session = new ResolutionSession(
                request, question.policy(), answers, learned, archives, question.relaxation(), environment, outcome);
        discretion.ifPresent(one -> one.watch(session.universe()));
        session.begin();
        ResolutionOutcome end = disclosing == Disclosing.NOBODY ? atOnce(outcome) : await(outcome);
        boolean isWithheld = end instanceof ResolutionOutcome.IndexFailure
                && discretion.filter(Discretion::hasWithheld).isPresent();
        return new Trial(question, end, session.universe(), isWithheld);
    }

    /** {@return the smallest changes of a kind that give the question of a trial that failed a solution} */
    public RepairSearch search(RepairKind kind, Trial failed) {
        return search(kind, failed, Search.Bounds.USUAL);
    }

    RepairSearch search(RepairKind kind, Trial failed, Search.Bounds bounds) {
        Space<?> space = switch (kind) {
            case HOTFIX -> new HotfixSpace(failed.question());
            case EXCEPTION -> new ExceptionSpace(failed.question());
            case OWNER -> new OwnerSpace(failed.question());
            case REQUEST -> new RequestSpace(failed.question());
        };
        return new Search<>(space, this, bounds).run(failed);
    }

    private static ResolutionOutcome atOnce(CompletableFuture<ResolutionOutcome> outcome) {
        if (outcome.isDone()) {
            return await(outcome);
        }
        outcome.cancel(true);
        return new ResolutionOutcome.Stopped(
                OutcomeReport.builder().build(), new ResolutionOutcome.Limit.Steps(), Optional.empty());
    }

    private static ResolutionOutcome await(CompletableFuture<ResolutionOutcome> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            outcome.cancel(true);
            Thread.currentThread().interrupt();
            throw new ResolutionCancelledException("the thread was interrupted while it waited for an index");
        } catch (ExecutionException e) {
            throw DefectException.of(e);
        }
    }
}
