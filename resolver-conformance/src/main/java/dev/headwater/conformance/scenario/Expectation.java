// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to come of a scenario. What is not set may be anything. Immutable. */
public final class Expectation {
    private final Builder expected;

    private Expectation(Builder expected) {
        this.expected = expected;
    }

    /** Begins with the outcome, and a solution of any packages. */
    public static Builder builder(String outcome) {
        return new Builder(outcome);
    }

    /** {@return the outcome} */
    public String outcome() {
        return expected.outcome;
    }

    /** {@return it in the words of a scenario, on one line: the outcome, and the packages where they are named} */
    public String summary() {
        return expected.outcome + (expected.pins.isEmpty() ? "" : ": " + words(expected.pins));
    }

    /** {@return how an answer differs; nothing if it is right} */
    public List<String> differences(Answer answer) {
        List<String> differences = new ArrayList<>();
        if (!isOutcome(answer.outcome())) {
            differences.add("is " + answer.outcome() + chosen(answer.packages()) + ", not " + expected.outcome);
        } else if (answer.outcome().equals("resolved")) {
            addPins(answer, differences);
        } else if (!answer.packages().isEmpty()) {
            differences.add("is " + answer.outcome() + chosen(answer.packages()) + ", where no package is told");
        }
        expected.asked.forEach((index, names) -> names.stream()
                .filter(name -> !answer.questions().to(index).contains(name))
                .forEach(name -> differences.add(index + " was not asked about " + name)));
        expected.neverAsked.forEach((index, names) -> names.stream()
                .filter(name -> answer.questions().to(index).contains(name))
                .forEach(name -> differences.add(index + " was asked about " + name)));
        addFiles(answer.questions(), differences);
        addFacts(answer, differences);
        answer.said().ifPresent(text -> addWords(text.toLowerCase(Locale.ROOT), differences));
        return differences;
    }

    private void addFiles(Questions questions, List<String> differences) {
        expected.fetched.forEach((index, files) -> files.stream()
                .filter(file -> !questions.filesOf(index).contains(file))
                .forEach(file -> differences.add(index + " was not asked for " + file)));
        expected.neverFetched.forEach((index, files) -> files.stream()
                .filter(file -> questions.filesOf(index).contains(file))
                .forEach(file -> differences.add(index + " was asked for " + file)));
        expected.unchanged.forEach((index, names) -> names.stream()
                .filter(name -> !questions.unchanged(index).contains(name))
                .forEach(name -> differences.add(index + " was not asked whether " + name + " is unchanged")));
    }

    /** Of the words that stand there, all facts do. Who says nothing of a package is not held against it. */
    private void addFacts(Answer answer, List<String> differences) {
        Set<String> words = new TreeSet<>(expected.facts.keySet());
        words.addAll(LockFacts.WHOLE);
        for (String word : words) {
            Set<String> wanted = expected.facts.getOrDefault(word, Collections.emptySet());
            List<String> those = answer.facts().stream()
                    .filter(fact -> fact.startsWith(word + " "))
                    .toList();
            if (those.isEmpty()
                    && ResultFacts.WORDS.contains(word)
                    && answer.said().isEmpty()) {
                continue;
            }
            wanted.stream()
                    .filter(fact -> !those.contains(fact))
                    .forEach(fact -> differences.add("does not say " + fact));
            those.stream().filter(fact -> !wanted.contains(fact)).forEach(fact -> differences.add("says " + fact));
        }
    }

    private boolean isOutcome(String outcome) {
        return outcome.equals(expected.outcome)
                || (outcome.equals(Answer.REFUSED)
                        && Answer.OUTCOMES.contains(expected.outcome)
                        && !expected.outcome.equals("resolved"));
    }

    private static String chosen(List<Pin> packages) {
        return packages.isEmpty()
                ? ""
                : " with "
                        + String.join(", ", packages.stream().map(Pin::toString).toList());
    }

    private void addWords(String said, List<String> differences) {
        expected.mentions.stream()
                .filter(word -> !said.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> differences.add("does not mention " + word));
        expected.neverMentions.stream()
                .filter(word -> said.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> differences.add("mentions " + word));
    }

    private void addPins(Answer answer, List<String> differences) {
        Map<ProjectName, String> got = new TreeMap<>();
        Map<ProjectName, Version> versions = new TreeMap<>();
        Map<ProjectName, String> filenames = new TreeMap<>();
        for (Pin pin : answer.packages()) {
            String other = got.put(pin.name(), fromIndex(pin));
            if (other != null && !other.equals(got.get(pin.name()))) {
                differences.add("chose " + pin.name() + " twice, " + other + ", too");
            }
            versions.put(pin.name(), pin.version());
            pin.filename().ifPresent(filename -> filenames.put(pin.name(), filename));
        }
        if (!expected.anyPins && !got.equals(expected.pins)) {
            differences.add("chose " + words(got) + ", not " + words(expected.pins));
        }
        expected.pinsSubset.forEach((name, version) -> {
            if (!version.equals(versions.get(name))) {
                differences.add("chose " + name + " " + versions.get(name) + ", not " + version);
            }
        });
        expected.files.forEach((name, filename) -> {
            boolean isTold = answer.said().isPresent() || filenames.containsKey(name);
            if (isTold && !filename.equals(filenames.get(name))) {
                differences.add("took " + filenames.get(name) + ", not " + filename);
            }
        });
    }

    private static String words(Map<ProjectName, String> pins) {
        List<String> words = new ArrayList<>();
        pins.forEach((name, pin) -> words.add(name + " " + pin));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    /** Who does not say where a package is from is not held against it; the servers' logs say who was asked. */
    private String fromIndex(Pin pin) {
        if (pin.index().isPresent()) {
            return pin.version() + " from " + pin.index().get();
        }
        String wanted = expected.pins.getOrDefault(pin.name(), "");
        return wanted.startsWith(pin.version() + " from ")
                ? wanted
                : pin.version().toString();
    }

    /** Collects what has to come. */
    public static final class Builder {
        private final String outcome;
        private boolean anyPins = true;
        private final Map<ProjectName, String> pins = new TreeMap<>();
        private final Map<ProjectName, Version> pinsSubset = new TreeMap<>();
        private final Map<ProjectName, String> files = new TreeMap<>();
        private final Map<IndexId, Set<ProjectName>> asked = new LinkedHashMap<>();
        private final Map<IndexId, Set<ProjectName>> neverAsked = new LinkedHashMap<>();
        private final Map<IndexId, Set<String>> fetched = new LinkedHashMap<>();
        private final Map<IndexId, Set<String>> neverFetched = new LinkedHashMap<>();
        private final Map<IndexId, Set<ProjectName>> unchanged = new LinkedHashMap<>();
        private final Map<String, Set<String>> facts = new TreeMap<>();
        private final List<String> mentions = new ArrayList<>();
        private final List<String> neverMentions = new ArrayList<>();

        private Builder(String outcome) {
            this.outcome = outcome;
        }

        /** Lets the solution have no packages but those that are named, be it none. */
        public Builder noOtherPackages() {
            anyPins = false;
            return this;
        }

        /** Adds a package of the solution, which has no others but those that are added so. */
        public Builder pin(ProjectName name, String versionFromIndex) {
            pins.put(name, versionFromIndex);
            return noOtherPackages();
        }

        /** Adds a package that the solution has among others. */
        public Builder among(ProjectName name, Version version) {
            pinsSubset.put(name, version);
            return this;
        }

        /** Says which file of a project is chosen. */
        public Builder file(ProjectName name, String filename) {
            files.put(name, filename);
            return this;
        }

        /** Says that an index is told a name. */
        public Builder asked(IndexId index, ProjectName name) {
            asked.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
            return this;
        }

        /** Says that an index is never told a name. */
        public Builder neverAsked(IndexId index, ProjectName name) {
            neverAsked.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
            return this;
        }

        /** Says that an index is asked for a file. */
        public Builder fetched(IndexId index, String filename) {
            fetched.computeIfAbsent(index, absent -> new TreeSet<>()).add(filename);
            return this;
        }

        /** Says that an index is never asked for a file. */
        public Builder neverFetched(IndexId index, String filename) {
            neverFetched.computeIfAbsent(index, absent -> new TreeSet<>()).add(filename);
            return this;
        }

        /** Says that an index is asked whether the page of a project has changed, and says that it has not. */
        public Builder unchanged(IndexId index, ProjectName name) {
            unchanged.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
            return this;
        }

        /** Says what is so of a package, a lock or a verification, and all that begins with this word. */
        public Builder fact(String word, String fact) {
            facts.computeIfAbsent(word, absent -> new TreeSet<>()).add(fact);
            return this;
        }

        /** Says that these words are said. */
        public Builder mentions(String words) {
            mentions.add(words);
            return this;
        }

        /** Says that these words are not said. */
        public Builder neverMentions(String words) {
            neverMentions.add(words);
            return this;
        }

        /** {@return the expectation; nothing is to be added afterwards} */
        public Expectation build() {
            return new Expectation(this);
        }
    }
}
