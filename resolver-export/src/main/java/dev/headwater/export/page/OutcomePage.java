// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Shown;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.Supplier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words an outcome: its headline, proof, warnings and hints beside what there is of packages. */
final class OutcomePage {
    /** A step of a proof as text: its number, the sentence, and in brackets the steps that it rests on. */
    private static final Pattern STEP = Pattern.compile("\\s*(\\d{1,9})\\. (\\s*)(.*)");

    private final ResolutionOutcome outcome;
    private final IndexPolicy policy;
    private final List<Message> messages;

    OutcomePage(ResolutionOutcome outcome, IndexPolicy policy, Hint.Visitor<String> hints) {
        this.outcome = outcome;
        this.policy = policy;
        this.messages = ResolutionReport.of(outcome).withHints(hints).messageList();
    }

    Page page() {
        return outcome.resolved()
                .map(resolved -> Inventory.of(resolved, policy))
                .map(this::resolved)
                .orElseGet(this::failed);
    }

    private Page resolved(Inventory inventory) {
        return InventoryPage.of(inventory, "good", "Resolved", texts(Message.Kind.WARNING), texts(Message.Kind.HINT));
    }

    private Page failed() {
        List<Page.Fact> facts = outcome
                .report()
                .target()
                .map(Target::toString)
                .map(target -> new Page.Fact("For", Shown.text(target)))
                .stream()
                .toList();
        return new Page(
                PageWords.title(Inventory.REQUEST),
                "bad",
                outcome.proof().isPresent() ? "No solution" : "No answer",
                String.join("\n", texts(Message.Kind.ERROR)),
                facts,
                notices(),
                proof(),
                texts(Message.Kind.HINT),
                List.of(),
                List.of(),
                outcome.report().ownership().stream().map(this::decision).toList(),
                Optional.empty(),
                List.of());
    }

    /** {@return near misses, which say so, and warnings} */
    private List<String> notices() {
        Stream<String> nearMisses = messages.stream()
                .filter(message -> message.kind() == Message.Kind.NEAR_MISS)
                .map(Message::toString);
        return Stream.concat(nearMisses, texts(Message.Kind.WARNING).stream()).toList();
    }

    private List<String> texts(Message.Kind kind) {
        return messages.stream()
                .filter(message -> message.kind() == kind)
                .map(Message::text)
                .toList();
    }

    private List<Page.ProofLine> proof() {
        List<Page.ProofLine> lines = new ArrayList<>();
        outcome.proof().ifPresent(proof -> {
            for (String text : texts(Message.Kind.STEP)) {
                lines.add(line(proof, text));
            }
        });
        return lines;
    }

    /** What a step rests on is shown as links in place of the words for it. */
    private static Page.ProofLine line(Explanation proof, String text) {
        Matcher step = STEP.matcher(text);
        if (!step.matches()) {
            return new Page.ProofLine("", text.strip(), List.of(), false, false);
        }
        int number = Integer.parseInt(step.group(1));
        String sentence = step.group(3);
        List<Integer> because = number <= proof.steps().size()
                ? Optional.of(proof.step(number)).map(Step::because).orElseThrow()
                : List.of();
        int from = sentence.lastIndexOf(" (from ");
        if (!because.isEmpty() && from > 0 && sentence.endsWith(")")) {
            sentence = sentence.substring(0, from);
        }
        return new Page.ProofLine(
                step.group(1),
                sentence,
                because.stream().map(Object::toString).toList(),
                proof.decisive().contains(number),
                !step.group(2).isEmpty());
    }

    private Page.Decision decision(Ownership one) {
        Optional<IndexEntry> owner = one.owner().flatMap(policy::index);
        String nobody = one.failure()
                .map(failure -> "not known: " + failure.index() + " did not answer")
                .orElse("nobody");
        return new Page.Decision(
                one.name().value(),
                owner.map(entry -> PageWords.style(policy.indexes().indexOf(entry)))
                        .orElse(PageWords.OTHERS),
                PageWords.shape(
                        owner.map(entry -> entry.kind().isFeed() ? Supplier.Kind.DISTRIBUTOR : Supplier.Kind.INDEX)
                                .orElse(Supplier.Kind.UNKNOWN)),
                one.owner().map(Object::toString).orElse(nobody),
                PageWords.rule(Optional.of(one.rule()), one.asked()),
                PageWords.asked(one.asked()));
    }
}
