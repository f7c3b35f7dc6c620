// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.session.ResolutionSession;
import dev.headwater.core.session.SessionEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hints that were tried: single changes that give a request without a solution one, as far as that can be told from
 * what the resolution needed to find out, and what indexes on this machine say that it asked. Nobody else is asked
 * anything for a hint; a repair looks further.
 */
public final class TriedHints {
    private static final int MOST = 3;

    /**
     * For each of three kinds so many single changes, and what is found once more: nine trials at most. A number and no
     * time, so that the same answers give the same hints.
     */
    private static final Search.Bounds BOUNDS = new Search.Bounds(2, 1, 64, 0);

    /** What is solved at all is mostly solved in fewer steps. */
    private static final long MOST_STEPS = 100;

    private TriedHints() {}

    /**
     * {@return the outcome of a session, with hints that were tried if it is that there is no solution}
     *
     * @param answers what the session read
     * @param archives reads the files that the request names by their URLs, and is not asked
     */
    public static ResolutionOutcome added(
            ResolutionOutcome outcome,
            ResolutionRequest request,
            IndexPolicy policy,
            ResolutionSession session,
            Answers answers,
            Optional<PackageIndex> archives,
            SessionEnvironment environment) {
        if (!(outcome instanceof ResolutionOutcome.Unsatisfiable unsatisfiable)) {
            return outcome;
        }
        Trial first = new Trial(new Question(request, policy), outcome, session.universe(), false);
        Set<ProjectName> known = session.universe().projects().keySet();
        Set<IndexId> atHand = atHand(policy, outcome);
        Trials trials = new Trials(
                answers.askingOnly(atHand),
                archives,
                new SessionEnvironment(
                        ResolutionListener.NONE,
                        environment.clock(),
                        Runnable::run,
                        environment.deadlines(),
                        SessionEnvironment.Asking.ON_DEMAND,
                        (entry, name) -> atHand.contains(entry.id()) || known.contains(name),
                        environment.known()),
                Trials.Disclosing.NOBODY,
                MOST_STEPS);
        Set<Hint> hints = new LinkedHashSet<>(of(trials, trials.begun(first)));
        hints.addAll(outcome.report().hints());
        return new ResolutionOutcome.Unsatisfiable(
                outcome.report().withHints(hints.stream().limit(MOST).toList()), unsatisfiable.explanation());
    }

    /** Those on this machine, and feeds that were read whole to decide who supplies what. */
    private static Set<IndexId> atHand(IndexPolicy policy, ResolutionOutcome outcome) {
        Set<IndexId> answered = outcome.report().ownership().stream()
                .flatMap(owned -> owned.asked().stream())
                .filter(asked -> asked.answer() != Ownership.Answer.UNAVAILABLE)
                .map(Ownership.Asked::index)
                .collect(Collectors.toSet());
        return policy.indexes().stream()
                .filter(entry -> entry.role() != IndexRole.DISABLED)
                .filter(entry -> entry.kind().isLocal() || entry.kind().isFeed())
                .map(IndexEntry::id)
                .filter(answered::contains)
                .collect(Collectors.toSet());
    }

    private static List<Hint> of(Trials trials, Trial first) {
        List<Hint> hints = new ArrayList<>();
        for (RepairKind kind : List.of(RepairKind.REQUEST, RepairKind.EXCEPTION, RepairKind.HOTFIX)) {
            trials.search(kind, first, BOUNDS).best().stream()
                    .flatMap(TriedHints::of)
                    .forEach(hints::add);
        }
        return hints;
    }

    private static Stream<Hint> of(Repair repair) {
        Wording wording = new Wording(repair.resolved());
        return repair.changes().stream().flatMap(change -> change.accept(wording).stream());
    }

    /** The hint that says a change. */
    private record Wording(ResolutionOutcome.Resolved resolved) implements Change.Visitor<Optional<Hint>> {
        @Override
        public Optional<Hint> widen(Change.Widen change) {
            return Optional.of(new Hint.Hotfix(change.name(), change.version(), change.before(), change.after()));
        }

        @Override
        public Optional<Hint> allowFormat(Change.AllowFormat change) {
            return Optional.empty();
        }

        @Override
        public Optional<Hint> shortenCoolDown(Change.ShortenCoolDown change) {
            return pinned(change.name()).map(pinned -> new Hint.ShortenCoolDown(pinned.name(), pinned.version()));
        }

        /** Another index may have to be told a name for it, so it is not tried without leave. */
        @Override
        public Optional<Hint> handOver(Change.HandOver change) {
            return Optional.empty();
        }

        @Override
        public Optional<Hint> rewrite(Change.Rewrite change) {
            return Optional.of(new Hint.Rewrite(change.place(), change.before(), change.after()));
        }

        @Override
        public Optional<Hint> allowPreReleases(Change.AllowPreReleases change) {
            return Optional.of(new Hint.AllowPreReleases(change.name()));
        }

        private Optional<PinnedPackage> pinned(ProjectName name) {
            return resolved.packages().stream()
                    .filter(pinned -> pinned.name().equals(name))
                    .findFirst();
        }
    }
}
