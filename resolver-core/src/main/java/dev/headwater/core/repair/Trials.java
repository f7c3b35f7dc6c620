// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.repair;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Resolves one question after the other, all of them over one set of answers. */
final class Trials {
    /** So many steps may a trial take: a number and no time, so that the same trials come to the same everywhere. */
    private static final long MOST_STEPS = 200_000;

    private final Answers answers;
    private final Optional<PackageIndex> archives;
    private final SessionEnvironment environment;

    Trials(Answers answers, Optional<PackageIndex> archives, SessionEnvironment environment) {
        this.answers = answers;
        this.archives = archives;
        this.environment = environment;
    }

    /** {@return what comes of a question as it is} */
    Trial first(Question question) {
        return run(question, question.request());
    }

    /** {@return what comes of a question that was made of another one} */
    Trial run(Question question) {
        ResolutionRequest request = question.request();
        long steps = Math.min(MOST_STEPS, request.stepLimit().orElse(MOST_STEPS));
        return run(question, request.toBuilder().stepLimit(steps).build());
    }

    private Trial run(Question question, ResolutionRequest request) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        ResolutionSession session = new ResolutionSession(
                request, question.policy(), answers, archives, question.relaxation(), environment, outcome);
        session.begin();
        return new Trial(question, await(outcome), session.universe());
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
