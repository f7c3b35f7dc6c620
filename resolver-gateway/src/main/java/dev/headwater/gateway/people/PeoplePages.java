// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.OwnershipReport;
import dev.headwater.gateway.page.Decision;
import dev.headwater.gateway.page.Decisions;
import dev.headwater.gateway.page.IndexTallies;
import dev.headwater.gateway.page.OverlayEffect;
import dev.headwater.gateway.page.PolicyInForce;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the pages for people, each as HTML that needs no script. */
// The methods of the templates take no interceptor, and do not say so.
@SuppressWarnings("NullAway")
public final class PeoplePages {
    private static final int MOST_OVERLAYS = 200;
    private static final Map<String, String> HEADINGS = Map.of(
            "reason", "Why there are no files", "left-out", "Left out", "purl", "Provided by", "command", "To have it");

    private PeoplePages() {}

    /**
     * {@return the first page}
     *
     * @param refusal why the policy in its file is not in force
     * @param isNear whether whoever reads it may know what others asked for
     */
    public static String home(PolicyInForce force, Optional<String> refusal, Decisions decisions, boolean isNear) {
        List<Overlay> overlays = force.policy().overlays().asList();
        Home home = new Home(
                force.digest(),
                force.policy().overlays().digest().orElse(""),
                PeopleWords.time(force.since()),
                refusal.isEmpty(),
                isNear ? Shown.lines(refusal.orElse("")) : "",
                force.policy().indexes().stream()
                        .map(entry -> row(entry, force.tallies()))
                        .toList(),
                overlays.stream().limit(MOST_OVERLAYS).map(PeopleWords::row).toList(),
                Math.max(0, overlays.size() - MOST_OVERLAYS),
                isNear,
                rows(isNear ? decisions.refusals() : List.of()),
                rows(isNear ? decisions.recent() : List.of()));
        return render(text -> JtehomeGenerated.render(text, null, home));
    }

    /**
     * {@return the page of a decision}
     *
     * @param last the decision
     * @param before others about the same project
     */
    public static String why(PolicyInForce force, Decision last, List<Decision> before) {
        String report = OwnershipReport.of(List.of(last.record())).text();
        String verdict = report.lines().findFirst().orElse("");
        List<OverlayRow> overlays = force.policy().overlays().on(last.name()).stream()
                .filter(overlay -> last.record()
                        .owner()
                        .filter(owner -> !overlay.isFor(owner))
                        .isEmpty())
                .limit(MOST_OVERLAYS)
                .map(PeopleWords::row)
                .toList();
        Why why = new Why(
                last.name().value(),
                verdict,
                PeopleWords.answer(last),
                PeopleWords.style(last.outcome()),
                PeopleWords.time(last.at()),
                !last.policy().equals(force.digest()),
                last.record().asked().stream().map(PeoplePages::asked).toList(),
                notes(last, verdict),
                overlays,
                rows(before));
        return render(text -> JtewhyGenerated.render(text, null, why));
    }

    /** {@return the page of an overlay} */
    public static String overlay(Overlay overlay, OverlayEffect effect) {
        Hotfix hotfix = HotfixWords.of(overlay, effect);
        return render(text -> JtehotfixGenerated.render(text, null, hotfix));
    }

    private static Home.IndexRow row(IndexEntry entry, IndexTallies tallies) {
        Optional<IndexTallies.Tally> tally = tallies.of(entry.id());
        List<String> counts = new ArrayList<>();
        for (Ownership.Answer answer : Ownership.Answer.values()) {
            int count = tally.map(one -> one.count(answer)).orElse(0);
            counts.add(count + " " + Spelling.of(answer));
        }
        return new Home.IndexRow(
                entry.id().value(),
                Spelling.of(entry.kind()) + ", " + Spelling.of(entry.role()),
                entry.isLocal() ? "on this machine" : Shown.url(entry.location()),
                tally.map(one -> Spelling.of(one.last())).orElse("not asked yet"),
                tally.map(one -> PeopleWords.style(one.last())).orElse("none"),
                tally.map(one -> PeopleWords.time(one.at())).orElse(""),
                tally.isPresent() ? String.join(", ", counts) : "");
    }

    private static List<DecisionRow> rows(List<Decision> decisions) {
        return decisions.stream().map(PeopleWords::row).toList();
    }

    private static Why.Asked asked(Ownership.Asked asked) {
        return new Why.Asked(
                asked.index().value(),
                Spelling.of(asked.answer()),
                PeopleWords.style(asked.answer()),
                asked.fault().map(PeoplePages::words).orElse(""));
    }

    private static String words(IndexFault fault) {
        return PeopleWords.shown(FaultText.of(fault));
    }

    private static List<Why.Note> notes(Decision decision, String verdict) {
        List<Why.Note> notes = new ArrayList<>();
        decision.said().forEach((word, texts) -> {
            String heading = HEADINGS.get(word);
            if (heading != null) {
                notes.add(new Why.Note(
                        heading, texts.stream().map(PeopleWords::shown).toList()));
            }
        });
        // Where the owner is known and its page cannot be served all the same.
        if (decision.outcome() == Decision.Outcome.UNAVAILABLE
                && !decision.reasons().contains(verdict)) {
            notes.add(new Why.Note("Why there is no page", decision.reasons()));
        }
        return notes;
    }

    /** A template, to be filled. */
    private interface Filled {
        void into(OwaspHtmlTemplateOutput text);
    }

    private static String render(Filled template) {
        StringOutput text = new StringOutput();
        template.into(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
