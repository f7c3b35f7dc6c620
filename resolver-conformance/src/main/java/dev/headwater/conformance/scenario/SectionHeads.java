// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.conformance.section.InvalidScenarioException;
import dev.headwater.core.LockFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the sections of a scenario are headed, and which sections are of one kind. */
final class SectionHeads {
    static final String RULE = StepSections.RULE;
    static final String EXPECT = "expect";
    static final String GATEWAY = "gateway";

    private static final String METADATA = "metadata ";
    private static final String LISTS = "lists ";
    private static final String PROJECT = ".toml";
    private static final List<String> HEADS = List.of(
            RULE, "indexes", "policy", "overlays", "request", "archives", "faults", "served", EXPECT, GATEWAY, "said");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private SectionHeads() {}

    /** Refuses sections that say nothing of a scenario, which would be passed over. */
    static void requireKnown(Collection<String> heads) {
        for (String head : heads) {
            boolean isNamed =
                    head.startsWith(METADATA) || head.startsWith(LISTS) || head.endsWith(PROJECT) || Step.isFirst(head);
            if (!HEADS.contains(head) && !isNamed) {
                throw InvalidScenarioException.ofLine(
                        StepSections.HEAD + head,
                        "the head of a section: " + String.join(", ", HEADS)
                                + ", metadata FILENAME, lists INDEX, FILE.toml");
            }
        }
    }

    /** {@return the sections that are files of projects, by the names of the files} */
    static Map<String, String> projects(Map<String, String> sections) {
        Map<String, String> projects = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.endsWith(PROJECT) && !head.equals(LockFile.NAME)) {
                if (!FILE.matcher(head).matches()) {
                    throw new InvalidScenarioException(
                            "the section '" + head + "' is not called like a file in one folder, such as app.toml");
                }
                projects.put(head, body);
            }
        });
        return projects;
    }

    /** {@return the sections that are metadata, by file name or package URL} */
    static Map<String, String> metadata(Map<String, String> sections) {
        return behind(METADATA, sections);
    }

    /** {@return the sections that are lists of distributors, by the id of an index} */
    static Map<String, String> lists(Map<String, String> sections) {
        return behind(LISTS, sections);
    }

    private static Map<String, String> behind(String word, Map<String, String> sections) {
        Map<String, String> behind = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.startsWith(word)) {
                behind.put(head.substring(word.length()), body);
            }
        });
        return behind;
    }
}
