// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Step;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.Version;
import dev.headwater.core.why.Bar;
import dev.headwater.core.why.Chain;
import dev.headwater.core.why.Chains;
import dev.headwater.core.why.Why;
import dev.headwater.core.why.WhyVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a project, or a version of it, is in an answer or not: a sentence, then what it rests on, indented. */
final class WhyText implements Why.Visitor<String>, WhyVersion.Visitor<String> {
    private static final int MOST_BARS = 5;
    private static final int MOST_CHANGES = 5;
    private static final int MOST_VERSIONS = 8;
    private static final String INDENT = "  ";

    @Override
    public String required(Why.Required why) {
        PinnedPackage pinned = why.pinned();
        return ChainText.name(pinned) + " is in the answer" + ruled(pinned) + "\n" + chains(why.chains());
    }

    private static String ruled(PinnedPackage pinned) {
        return switch (pinned.rule()) {
            case ORDER, OWN_PROJECT -> ":";
            case PIN -> ", and the policy pins it there:";
            case RESERVED -> ", and the policy reserves it there:";
            case DIRECT_URL -> ", and the request names its URL:";
        };
    }

    private static String chains(Chains chains) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Chain chain : chains.shortest()) {
            text.append(numbered(number++, ChainText.of(chain)));
        }
        if (chains.more() > 0) {
            text.append(INDENT)
                    .append(chains.countedAll() ? "and " : "and more than ")
                    .append(chains.more())
                    .append(chains.more() == 1 ? " more chain" : " more chains")
                    .append(chains.countedAll() ? ", none of them shorter\n" : "\n");
        }
        return text.toString();
    }

    private static String numbered(int number, List<String> lines) {
        String first = INDENT + number + ". ";
        return first + String.join("\n" + " ".repeat(first.length()), lines) + "\n";
    }

    @Override
    public String notNeeded(Why.NotNeeded why) {
        Optional<Ownership> ownership = why.ownership();
        if (ownership.filter(one -> one.rule() == OwnerRule.OWN_PROJECT).isPresent()) {
            return why.name() + " is a project of the request itself, and no package of the answer\n";
        }
        return why.name() + " is not in the answer: nothing in it requires " + why.name() + "\n"
                + INDENT
                + ownership
                        .map(one -> "it was looked at on the way, and " + OwnershipReport.verdict(one))
                        .orElse("no index was asked about it")
                + "\n";
    }

    @Override
    public String noSolution(Why.NoSolution why) {
        StringBuilder text = new StringBuilder(Headline.of(why.outcome())).append('\n');
        List<Step> steps = why.steps();
        if (why.outcome().proof().isPresent()) {
            int all = why.outcome().proof().get().steps().size();
            text.append(
                    steps.isEmpty()
                            ? "None of the steps of the proof speaks of " + why.name() + ".\n"
                            : steps.size() + " of the " + all + " steps of the proof "
                                    + (steps.size() == 1 ? "speaks of " : "speak of ") + why.name() + ":\n");
        }
        steps.forEach(step -> text.append(INDENT)
                .append(step.number())
                .append(". ")
                .append(ReasonText.of(step.reason()))
                .append('\n'));
        return text.toString();
    }

    @Override
    public String ofProject(WhyVersion.OfProject why) {
        return why.why().accept(this);
    }

    @Override
    public String notListed(WhyVersion.NotListed why) {
        CandidateList candidates = why.candidates();
        Ownership ownership = candidates.ownership();
        if (candidates.fault().isPresent()) {
            return why.pinned().name() + ": " + FaultText.of(candidates.fault().get()) + "\n";
        }
        Set<Version> versions = new LinkedHashSet<>();
        candidates.rows().forEach(row -> row.version().ifPresent(versions::add));
        List<String> named =
                versions.stream().limit(MOST_VERSIONS).map(Version::toString).toList();
        int more = versions.size() - named.size();
        return not(why, why.pinned())
                + ownership.owner().map(IndexId::value).orElse("nobody") + ", which supplies " + ownership.name()
                + SupplyText.why(ownership) + ", has no such version\n"
                + INDENT + "it has " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "") + "\n"
                + INDENT + "no other index is asked for versions of it\n";
    }

    @Override
    public String excluded(WhyVersion.Excluded why) {
        StringBuilder text = new StringBuilder(not(why, why.pinned())).append("it may not be chosen\n");
        for (CandidateList.Row row : why.rows()) {
            text.append(INDENT)
                    .append(row.name())
                    .append(' ')
                    .append(row.unusable().map(ExclusionText::of).orElse("could be used"))
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String forbidden(WhyVersion.Forbidden why) {
        StringBuilder text = new StringBuilder(not(why, why.pinned()))
                .append(why.bars().size() == 1 ? "this does not allow it\n" : "these do not allow it\n");
        int number = 1;
        for (Bar bar : why.bars().subList(0, Math.min(MOST_BARS, why.bars().size()))) {
            text.append(numbered(number++, bar.accept(BAR)));
        }
        int more = why.bars().size() - MOST_BARS;
        return more > 0 ? text + INDENT + "and " + more + " more\n" : text.toString();
    }

    private static final Bar.Visitor<List<String>> BAR = new Bar.Visitor<>() {
        @Override
        public List<String> required(Bar.Required bar) {
            return ChainText.of(bar.chain());
        }

        @Override
        public List<String> requested(Bar.Requested bar) {
            RequestedRequirement said = bar.said();
            return List.of(
                    switch (bar.kind()) {
                        case REQUIREMENT -> said.place() + " asks for " + ChainText.text(said);
                        case CONSTRAINT -> "the constraint " + ChainText.text(said) + " (" + said.place() + ")";
                        case OVERRIDE -> "the override " + ChainText.text(said) + " (" + said.place() + ")";
                    });
        }
    };

    @Override
    public String behind(WhyVersion.Behind why) {
        return not(why, why.pinned()) + why.pinned().version() + " fits, and comes before it"
                + (why.version().compareTo(why.pinned().version()) < 0 ? ": the newest that fits is chosen" : "")
                + "\n";
    }

    @Override
    public String tried(WhyVersion.Tried why) {
        return why.trial()
                .resolved()
                .map(trial -> not(why, why.pinned()) + "it fits, but only with other choices\n" + changes(why, trial))
                .orElseGet(() -> not(why, why.pinned()) + "it was tried, and does not fit\n" + proof(why.trial()));
    }

    private static String changes(WhyVersion.Tried why, ResolutionOutcome.Resolved trial) {
        List<String> lines = new ArrayList<>();
        for (PinnedPackage before : why.resolved().packages()) {
            Optional<PinnedPackage> after = trial.packages().stream()
                    .filter(pinned -> pinned.name().equals(before.name()))
                    .findFirst();
            if (after.isEmpty()) {
                lines.add("without " + before.name());
            } else if (!after.get().version().equals(before.version())) {
                lines.add(before.name() + " " + after.get().version() + " instead of " + before.version());
            }
        }
        int more = lines.size() - MOST_CHANGES;
        StringBuilder text = new StringBuilder();
        lines.stream()
                .limit(MOST_CHANGES)
                .forEach(line -> text.append(INDENT).append(line).append('\n'));
        return more > 0 ? text + INDENT + "and " + more + " more\n" : text.toString();
    }

    private static String proof(ResolutionOutcome trial) {
        StringBuilder text =
                new StringBuilder(INDENT).append(Headline.of(trial)).append('\n');
        OutcomeMessages.of(trial, new HintText()).stream()
                .filter(message -> message.kind() == Message.Kind.STEP)
                .forEach(message -> text.append(message).append('\n'));
        return text.toString();
    }

    private static String not(WhyVersion why, PinnedPackage pinned) {
        return pinned.name() + " " + why.version() + " is not the answer, " + pinned.version() + " is: ";
    }
}
