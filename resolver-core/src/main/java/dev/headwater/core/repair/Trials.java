// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.repair;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Resolves one question after the other, all of them over one set of answers. */
final class Trials {
    /** So many steps may a trial take: a number and no time, so that the same trials come to the same everywhere. */
    private static final long MOST_STEPS = 200_000;

    private final Answers answers;
    private final Optional<PackageIndex> archives;
    private final SessionEnvironment environment;
    private final Disclosing disclosing;

    /** The names that the first question put to indexes; those of its proof and all before. */
    private Set<ProjectName> told = Set.of();

    /** Whether trials may tell an index names that the first question does not. */
    enum Disclosing {
        ALL,
        NO_MORE_THAN_THE_FIRST
    }

    Trials(Answers answers, Optional<PackageIndex> archives, SessionEnvironment environment, Disclosing disclosing) {
        this.answers = answers;
        this.archives = archives;
        this.environment = environment;
        this.disclosing = disclosing;
    }

    /** {@return what comes of a question as it is} */
    Trial first(Question question) {
        Trial first = run(question, question.request(), environment, Optional.empty());
        told = Set.copyOf(first.universe().projects().keySet());
        return first;
    }

    /** {@return what comes of a question that was made of another one} */
    Trial run(Question question) {
        ResolutionRequest request = question.request();
        long steps = Math.min(MOST_STEPS, request.stepLimit().orElse(MOST_STEPS));
        ResolutionRequest limited = request.toBuilder().stepLimit(steps).build();
        if (disclosing == Disclosing.ALL) {
            return run(question, limited, environment, Optional.empty());
        }
        Discretion discretion = new Discretion(told);
        return run(question, limited, environment.telling(discretion), Optional.of(discretion));
    }

    private Trial run(
            Question question,
            ResolutionRequest request,
            SessionEnvironment environment,
            Optional<Discretion> discretion) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        ResolutionSession session = new ResolutionSession(
                request, question.policy(), answers, archives, question.relaxation(), environment, outcome);
        discretion.ifPresent(one -> one.watch(session.universe()));
        session.begin();
        ResolutionOutcome end = await(outcome);
        boolean isWithheld = end instanceof ResolutionOutcome.IndexFailure
                && discretion.filter(Discretion::hasWithheld).isPresent();
        return new Trial(question, end, session.universe(), isWithheld);
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
