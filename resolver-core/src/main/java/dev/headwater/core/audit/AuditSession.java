// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.Suppliers;
import dev.headwater.core.ownership.Survey;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.session.Deadlines;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SafeListener;
import dev.headwater.core.session.SessionEnvironment;
import dev.headwater.core.session.SessionEnvironment.Asking;
import dev.headwater.core.session.Waiting;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The indexes of one audit, each of which is asked once, whatever the way. What is asked of those below an owner is
 * asked when it is needed, and nothing ahead of that.
 */
final class AuditSession implements AutoCloseable {
    private final IndexPolicy policy;
    private final Clock clock;
    private final ResolutionListener listener;
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<PackageIndex> archives;
    private final Deadlines deadlines = new Deadlines();
    private final Answers answers;
    private final Questions questions;
    private final Survey survey;

    AuditSession(IndexPolicy policy, IndexFactory factory, Clock clock, ResolutionListener listener) {
        this.policy = policy;
        this.clock = clock;
        this.listener = listener;
        indexes = OpenIndexes.of(policy, factory);
        archives = factory.archives(policy);
        answers = new Answers(indexes);
        questions = new Questions(answers, new SafeListener(listener));
        survey = new Survey(policy, new Inquiry(questions));
    }

    IndexPolicy policy() {
        return policy;
    }

    PageRules rules(ResolutionRequest request) {
        return new PageRules(request, policy, clock);
    }

    /** Resolves by owners. */
    ResolutionOutcome resolve(ResolutionRequest request) {
        return resolve(
                request,
                policy,
                answers,
                new SessionEnvironment(listener, clock, Runnable::run, deadlines, Asking.AHEAD));
    }

    /** Resolves by a way. */
    WayOutcome resolve(ResolutionRequest request, Way way) {
        WayIndex index = new WayIndex(way, survey, questions, rules(request));
        WayPolicy by = WayPolicy.of(way, policy);
        // Which index is told what, the questions of the audit say; the one that stands for all is nobody.
        ResolutionOutcome outcome = resolve(
                request,
                by.policy(),
                answers.with(by.entry().id(), index),
                new SessionEnvironment(ResolutionListener.NONE, clock, Runnable::run, deadlines, Asking.ON_DEMAND));
        return new WayOutcome(outcome, by.entry().id(), index);
    }

    private ResolutionOutcome resolve(
            ResolutionRequest request, IndexPolicy by, Answers from, SessionEnvironment environment) {
        CompletableFuture<ResolutionOutcome> outcome = new CompletableFuture<>();
        new ResolutionSession(request, by, from, archives, environment, outcome).begin();
        return Waiting.on(outcome, "an index", "the audit was");
    }

    /** Asks every index that may have a project, and waits; an index ends that by a time limit of its own. */
    Suppliers suppliers(ProjectName name) {
        return Waiting.on(survey.suppliers(name), "an index", "the audit was");
    }

    @Override
    public void close() {
        questions.cancel();
        deadlines.close();
        indexes.values().forEach(PackageIndex::close);
        archives.ifPresent(PackageIndex::close);
    }
}
