// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.DefectException;
import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.session.ReleaseReader;
import dev.headwater.core.session.UnansweredException;
import java.time.Clock;
import java.util.List;

/**
 * Looks through a whole index for requirements that nothing in it meets, with the overlays of the policy in force.
 *
 * <pre>{@code
 * Examination<IndexSurvey> survey = new Surveying(policy, indexes, Clock.systemUTC())
 *         .survey(IndexId.parse("distro"), ResolutionRequest.builder(target).build());
 * }</pre>
 *
 * <p>Of each project the best release is looked at that can be used, as the policy orders them, without extras: which
 * of its requirements no version meets that the index has of what is required. Two requirements of one release on one
 * project are looked at together, since one version has to meet both; releases of different projects are not, for which
 * of them meet is a question of a request. No other index is asked.
 *
 * <p>The overlays that heal it change the fewest requirements: each that is met by no version has to change, and where
 * a version meets one of two, only the other does. Nothing is remembered: the same index gives the same survey.
 *
 * <p>Immutable, and safe for use by many threads where its indexes and its listener are.
 *
 * @since 0.1.0
 */
public final class Surveying {
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final Clock clock;
    private final ResolutionListener listener;

    /**
     * Prepares to look.
     *
     * @param indexes what makes the index, for this survey
     * @param clock tells the time that cool-downs are told by
     */
    public Surveying(IndexPolicy policy, IndexFactory indexes, Clock clock) {
        this(policy, indexes, clock, ResolutionListener.NONE);
    }

    private Surveying(IndexPolicy policy, IndexFactory indexes, Clock clock, ResolutionListener listener) {
        this.policy = policy;
        this.indexes = indexes;
        this.clock = clock;
        this.listener = listener;
    }

    /** {@return the same, heard by that one} */
    public Surveying withListener(ResolutionListener hearing) {
        return new Surveying(policy, indexes, clock, hearing);
    }

    /**
     * Looks through an index. Waits for what it reads.
     *
     * @param rules the target, and what files may be used; what it requires does not count
     * @throws IllegalArgumentException if the policy has no such index
     * @throws InvalidPolicyException if nothing makes it
     * @throws ResolutionCancelledException if the thread is interrupted
     * @throws DefectException if the index broke in a way that is no answer
     */
    public Examination<IndexSurvey> survey(IndexId index, ResolutionRequest rules) {
        IndexEntry entry = policy.index(index)
                .orElseThrow(() -> new IllegalArgumentException("the policy has no index '" + index + "'"));
        try (IndexSession session = new IndexSession(policy, indexes, List.of(entry), rules, clock, listener)) {
            return Failures.named(session.names(entry), entry, names -> survey(session, entry, names, rules));
        }
    }

    private Examination<IndexSurvey> survey(
            IndexSession session, IndexEntry entry, List<ProjectName> names, ResolutionRequest rules) {
        ReleaseReader reader = session.reader(entry, policy.overlays());
        Stock stock = new Stock();
        try {
            session.each(
                    names,
                    name -> reader.project(name)
                            .thenCompose(project ->
                                    reader.best(project).thenApply(release -> new Stock.Item(project, release))),
                    stock::add);
        } catch (UnansweredException e) {
            return new Examination.Stopped<>(Failures.outcome(e, policy, rules));
        }
        return new Examination.Finished<>(
                new Contradictions(stock, entry.id(), policy.overlays()).survey(rules.target()));
    }
}
