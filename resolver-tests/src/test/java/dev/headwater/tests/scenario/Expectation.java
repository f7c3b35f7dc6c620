// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to come of a scenario. What is not set may be anything. */
final class Expectation {
    final String outcome;

    /** All packages of the solution, as {@code VERSION from INDEX}; null if they do not matter. */
    final Map<ProjectName, String> pins = new TreeMap<>();

    boolean anyPins = true;
    final Map<ProjectName, Version> pinsSubset = new TreeMap<>();
    final Map<ProjectName, String> files = new TreeMap<>();
    final Map<IndexId, Set<ProjectName>> asked = new LinkedHashMap<>();
    final Map<IndexId, Set<ProjectName>> neverAsked = new LinkedHashMap<>();
    final List<String> mentions = new ArrayList<>();

    Expectation(String outcome) {
        this.outcome = outcome;
    }

    /** {@return how an answer differs; nothing if it is right} */
    List<String> differences(Answer answer) {
        List<String> differences = new ArrayList<>();
        if (!answer.outcome().equals(outcome)) {
            differences.add("is " + answer.outcome() + ", not " + outcome);
        } else {
            addPins(answer, differences);
        }
        asked.forEach((index, names) -> names.stream()
                .filter(name -> !answer.questions().to(index).contains(name))
                .forEach(name -> differences.add(index + " was not asked about " + name)));
        neverAsked.forEach((index, names) -> names.stream()
                .filter(name -> answer.questions().to(index).contains(name))
                .forEach(name -> differences.add(index + " was asked about " + name)));
        String said = answer.said().toLowerCase(Locale.ROOT);
        mentions.stream()
                .filter(word -> !said.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(word -> differences.add("does not mention " + word));
        return differences;
    }

    private void addPins(Answer answer, List<String> differences) {
        Map<ProjectName, String> got = new TreeMap<>();
        Map<ProjectName, Version> versions = new TreeMap<>();
        Map<ProjectName, String> filenames = new TreeMap<>();
        for (PinnedPackage pin : answer.packages()) {
            got.put(
                    pin.name(),
                    pin.version() + " from " + pin.index().map(IndexId::value).orElse("url"));
            versions.put(pin.name(), pin.version());
            pin.file().ifPresent(file -> filenames.put(pin.name(), file.filename()));
        }
        if (!anyPins && !got.equals(pins)) {
            differences.add("chose " + got + ", not " + pins);
        }
        pinsSubset.forEach((name, version) -> {
            if (!version.equals(versions.get(name))) {
                differences.add("chose " + name + " " + versions.get(name) + ", not " + version);
            }
        });
        files.forEach((name, filename) -> {
            if (!filename.equals(filenames.get(name))) {
                differences.add("took " + filenames.get(name) + ", not " + filename);
            }
        });
    }

    void pin(ProjectName name, String versionFromIndex) {
        anyPins = false;
        pins.put(name, versionFromIndex);
    }

    static void add(Map<IndexId, Set<ProjectName>> names, IndexId index, ProjectName name) {
        names.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
    }
}
