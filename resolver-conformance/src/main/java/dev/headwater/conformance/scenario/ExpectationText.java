// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.section.InvalidScenarioException;
import java.util.List;
import java.util.Set;

/** Reads what has to come of a scenario: the outcome, then a line for each expectation. */
final class ExpectationText {
    private final Set<IndexId> ids;
    private final Step.Kind kind;
    private final Expectation.Builder expected;

    private ExpectationText(Set<IndexId> ids, Step.Kind kind, String outcome) {
        this.ids = ids;
        this.kind = kind;
        expected = Expectation.builder(outcome);
    }

    /**
     * {@return what the lines say}
     *
     * @param ids the indexes of the scenario
     * @param kind what is done in the step
     */
    static Expectation read(List<String> lines, Set<IndexId> ids, Step.Kind kind) {
        if (lines.isEmpty()) {
            throw new InvalidScenarioException("there is no section '== expect' with an outcome");
        }
        String outcome = lines.get(0);
        List<String> outcomes = Answer.outcomes(kind);
        if (!outcomes.contains(outcome)) {
            throw InvalidScenarioException.ofLine(outcome, "an outcome: " + String.join(", ", outcomes));
        }
        ExpectationText text = new ExpectationText(ids, kind, outcome);
        if (outcome.equals("resolved")) {
            text.expected.noOtherPackages();
        }
        lines.subList(1, lines.size()).forEach(text::add);
        return text.expected.build();
    }

    private void add(String line) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.size() < 2) {
            throw InvalidScenarioException.ofLine(line, "an expectation");
        }
        List<String> ofFacts = kind.isOfLock() ? LockFacts.WORDS : ResultFacts.WORDS;
        if (ofFacts.contains(words.get(0))) {
            expected.fact(words.get(0), line);
            return;
        }
        List<String> rest = words.subList(2, words.size());
        switch (words.get(0)) {
            case "file" -> expected.file(ProjectName.parse(words.get(1).split("-", 2)[0]), words.get(1));
            case "asked" -> names(rest).forEach(name -> expected.asked(index(words.get(1)), name));
            case "never-asked" -> names(rest).forEach(name -> expected.neverAsked(index(words.get(1)), name));
            case "unchanged" -> names(rest).forEach(name -> expected.unchanged(index(words.get(1)), name));
            case "fetched" -> rest.forEach(file -> expected.fetched(index(words.get(1)), file));
            case "never-fetched" -> rest.forEach(file -> expected.neverFetched(index(words.get(1)), file));
            case "mentions" -> expected.mentions(line.substring(line.indexOf(' ') + 1));
            case "never-mentions" -> expected.neverMentions(line.substring(line.indexOf(' ') + 1));
            default -> addPin(line, words);
        }
    }

    private void addPin(String line, List<String> words) {
        if (words.size() != 4 || !words.get(2).equals("from")) {
            throw InvalidScenarioException.ofLine(line, "NAME VERSION from INDEX");
        }
        String from =
                words.get(3).equals(Pin.URL) ? Pin.URL : index(words.get(3)).value();
        expected.pin(ProjectName.parse(words.get(0)), Version.parse(words.get(1)) + " from " + from);
    }

    private IndexId index(String text) {
        IndexId id = IndexId.parse(text);
        if (!ids.contains(id)) {
            throw InvalidScenarioException.ofLine(text, "an index of this scenario");
        }
        return id;
    }

    private static List<ProjectName> names(List<String> words) {
        return words.stream().map(ProjectName::parse).toList();
    }
}
