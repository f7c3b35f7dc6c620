// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Telling;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.session.SessionEnvironment.Asking;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The indexes of a policy for somebody who asks several things about them: each of them is asked each thing once, and
 * what one resolution comes to know of a target serves the next.
 */
public final class SharedSession implements AutoCloseable {
    private final Clock clock;
    private final ResolutionListener listener;
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<PackageIndex> archives;
    private final Deadlines deadlines = new Deadlines();
    private final KnownTargets known = new KnownTargets();
    private final Answers answers;
    private final Questions questions;

    /** Makes the indexes of a policy. */
    public SharedSession(IndexPolicy policy, IndexFactory factory, Clock clock, ResolutionListener listener) {
        this.clock = clock;
        this.listener = listener;
        indexes = OpenIndexes.of(policy, factory);
        archives = factory.archives(policy);
        answers = new Answers(indexes);
        questions = new Questions(answers, new SafeListener(listener));
    }

    /** {@return what was answered} */
    public Answers answers() {
        return answers;
    }

    public Questions questions() {
        return questions;
    }

    public Inquiry inquiry() {
        return new Inquiry(questions);
    }

    /** {@return what comes of a request by a policy with the same indexes} */
    public ResolutionOutcome resolve(ResolutionRequest request, IndexPolicy by, Asking asking) {
        return resolve(request, by, answers, environment(listener, asking));
    }

    /** {@return what comes of a request by a policy and its answers, of which nobody hears anything} */
    public ResolutionOutcome resolveUnheard(ResolutionRequest request, IndexPolicy by, Answers from) {
        return resolve(request, by, from, environment(ResolutionListener.NONE, Asking.ON_DEMAND));
    }

    private SessionEnvironment environment(ResolutionListener hearing, Asking asking) {
        return new SessionEnvironment(hearing, clock, Runnable::run, deadlines, asking, Telling.BY_ROUTE, known);
    }

    private ResolutionOutcome resolve(
            ResolutionRequest request, IndexPolicy by, Answers from, SessionEnvironment environment) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        new ResolutionSession(request, by, from, archives, environment, outcome).begin();
        return await(outcome);
    }

    /** Waits for an answer; an index ends that by a time limit of its own. */
    public <T> T await(CompletableFuture<T> answer) {
        return Waiting.on(answer, "an index", "the session was");
    }

    @Override
    public void close() {
        questions.cancel();
        deadlines.close();
        indexes.values().forEach(PackageIndex::close);
        archives.ifPresent(PackageIndex::close);
    }
}
