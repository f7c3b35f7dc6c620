// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Way;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.ownership.Suppliers;
import dev.headwater.core.ownership.Survey;
import dev.headwater.core.session.SessionEnvironment.Asking;
import dev.headwater.core.session.SharedSession;
import java.time.Clock;

/**
 * The indexes of one audit, each of which is asked once, whatever the way. What is asked of those below an owner is
 * asked when it is needed, and nothing ahead of that.
 */
final class AuditSession implements AutoCloseable {
    private final IndexPolicy policy;
    private final Clock clock;
    private final SharedSession shared;
    private final Survey survey;

    AuditSession(IndexPolicy policy, IndexFactory factory, Clock clock, ResolutionListener listener) {
        this.policy = policy;
        this.clock = clock;
        shared = new SharedSession(policy, factory, clock, listener);
        survey = new Survey(policy, shared.inquiry());
    }

    IndexPolicy policy() {
        return policy;
    }

    PageRules rules(ResolutionRequest request) {
        return new PageRules(request, policy, clock);
    }

    /** Resolves by owners. */
    ResolutionOutcome resolve(ResolutionRequest request) {
        return shared.resolve(request, policy, Asking.AHEAD);
    }

    /** Resolves by a way. */
    WayOutcome resolve(ResolutionRequest request, Way way) {
        WayIndex index = new WayIndex(way, survey, shared.questions(), rules(request));
        WayPolicy by = WayPolicy.of(way, policy);
        // Which index is told what, the questions of the audit say; the one that stands for all is nobody.
        ResolutionOutcome outcome = shared.resolveUnheard(
                request, by.policy(), shared.answers().with(by.entry().id(), index));
        return new WayOutcome(outcome, by.entry().id(), index);
    }

    /** Asks every index that may have a project, and waits. */
    Suppliers suppliers(ProjectName name) {
        return shared.await(survey.suppliers(name));
    }

    @Override
    public void close() {
        shared.close();
    }
}
