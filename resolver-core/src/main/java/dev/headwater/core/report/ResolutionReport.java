// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.List;

/**
 * An outcome as people and as programs read it.
 *
 * <p>Each method makes the same text of equal outcomes. Control characters, and characters that change the direction of
 * text, are escaped wherever they come from: what an index says cannot play tricks on a terminal.
 *
 * <pre>{@code
 * ResolutionReport report = ResolutionReport.of(resolver.resolve(request));
 * System.out.print(report.text());
 * Files.writeString(file, report.json());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResolutionReport {
    private final ResolutionOutcome outcome;
    private final Hint.Visitor<String> hints;

    private ResolutionReport(ResolutionOutcome outcome, Hint.Visitor<String> hints) {
        this.outcome = outcome;
        this.hints = hints;
    }

    /** {@return the report of an outcome, with the hints in the words of the command line} */
    public static ResolutionReport of(ResolutionOutcome outcome) {
        return new ResolutionReport(outcome, new HintText());
    }

    /**
     * {@return the same report with the hints in other words}
     *
     * @param words a sentence without a full stop for each hint; {@link HintText} with the {@link RemedyWords} of a
     *     surface, or with cases of its own
     */
    public ResolutionReport withHints(Hint.Visitor<String> words) {
        return new ResolutionReport(outcome, words);
    }

    /** {@return the kind of the outcome, as the field {@code outcome} of the JSON has it: {@code index-failure}} */
    public String kind() {
        return Words.kind(outcome);
    }

    /**
     * {@return the outcome as one JSON object of schema 2, with one line for each package, project and step, and a line
     * feed at the end}
     */
    public String json() {
        return OutcomeJson.of(outcome, hints);
    }

    /**
     * {@return one JSON object of schema 2 whose field {@code answers} has several outcomes in their order, each as
     * {@link #json()} has it}
     */
    public static String json(List<ResolutionOutcome> outcomes) {
        return OutcomeJson.of(outcomes, new HintText());
    }

    /**
     * {@return the packages in columns: project, version, index and why, with one line for each package; empty where
     * there is no solution}
     */
    public String packages() {
        return outcome.resolved().map(PackageTable::of).orElse("");
    }

    /**
     * {@return the packages as a tree: what the request names, and below each package what it requires, with the
     * requirement; what stands below a package is told once} Empty where there is no solution.
     */
    public String tree() {
        return outcome.resolved().map(PackageTree::of).orElse("");
    }

    /** {@return the packages as a file of requirements with hashes and origins; empty where there is no solution} */
    public String requirements() {
        return outcome.resolved()
                .map(resolved -> RequirementsText.of(resolved).withHashes().text())
                .orElse("");
    }

    /** {@return the packages as a file of constraints: their exact versions; empty where there is no solution} */
    public String constraints() {
        return outcome.resolved().map(ConstraintsText::of).orElse("");
    }

    /** {@return the outcome in a sentence, or a line for each problem of an invalid request} */
    public String headline() {
        return Shown.lines(Headline.of(outcome));
    }

    /**
     * {@return what is to be said beside the packages: the headline and the proof where there is no solution, then
     * warnings and hints}
     */
    public List<Message> messageList() {
        return OutcomeMessages.of(outcome, hints);
    }

    /** {@return what could be done, in words} */
    public List<String> hints() {
        return texts(Message.Kind.HINT);
    }

    /** {@return what should be known, in words} */
    public List<String> warnings() {
        return texts(Message.Kind.WARNING);
    }

    private List<String> texts(Message.Kind kind) {
        return messageList().stream()
                .filter(message -> message.kind() == kind)
                .map(Message::text)
                .toList();
    }

    /** {@return what is to be said beside the packages, one line each; each begins with what it is} */
    public String messages() {
        StringBuilder text = new StringBuilder();
        messageList().forEach(message -> text.append(message).append('\n'));
        return text.toString();
    }

    /** {@return packages and messages} */
    public String text() {
        String packages = packages();
        String messages = messages();
        return packages.isEmpty() || messages.isEmpty() ? packages + messages : packages + "\n" + messages;
    }

    @Override
    public String toString() {
        return text();
    }
}
