// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.conformance.section.InvalidScenarioException;
import dev.headwater.core.LockFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text says of one step of a scenario.
 *
 * @param head the head that begins it; empty for the first
 * @param sections its sections by their heads, in the order of the text
 */
record StepSections(String head, Map<String, String> sections) {
    static final String HEAD = "== ";
    static final String RULE = "rule";

    /**
     * {@return what a text says of each step, of one at least}
     *
     * @throws InvalidScenarioException if a section stands twice in one step
     */
    static List<StepSections> read(String text) {
        List<StepSections> steps = new ArrayList<>();
        StepSections step = new StepSections("", new LinkedHashMap<>());
        String head = RULE;
        StringBuilder body = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(HEAD)) {
                step.add(head, body.toString());
                head = line.substring(HEAD.length()).strip();
                body.setLength(0);
                if (Step.isHead(head)) {
                    steps.add(step);
                    step = new StepSections(head, new LinkedHashMap<>());
                    head = RULE;
                }
            } else {
                body.append(line).append('\n');
            }
        }
        step.add(head, body.toString());
        steps.add(step);
        return steps;
    }

    private void add(String section, String body) {
        if (sections.put(section, body) != null) {
            throw new InvalidScenarioException("there are two sections '" + HEAD + section + "'");
        }
    }

    /** {@return the sections of a later step: what is not said here is as it was before} */
    Map<String, String> after(ScenarioText before) {
        if (!sections.getOrDefault(RULE, "").isBlank()) {
            throw new InvalidScenarioException("behind '" + HEAD + head + "' there is no section before the text");
        }
        if (sections.keySet().stream().anyMatch(Step::isFirst)) {
            throw new InvalidScenarioException(
                    "what is done in a later step stands behind '" + HEAD + "then DURATION'");
        }
        Map<String, String> all = new LinkedHashMap<>();
        before.heads().forEach(each -> all.put(each, before.section(each)));
        all.keySet().removeAll(List.of("expect", "gateway", "said", LockFile.NAME));
        all.keySet().removeIf(Step::isFirst);
        sections.forEach((each, body) -> {
            if (!each.equals(RULE)) {
                all.put(each, each.equals("request") ? time(before) + requireNoTime(body) : body);
            }
        });
        return all;
    }

    /** The time of later steps is told from that of the first. */
    private static String time(ScenarioText before) {
        StringBuilder time = new StringBuilder();
        before.section("request")
                .lines()
                .filter(StepSections::isTime)
                .forEach(line -> time.append(line).append('\n'));
        return time.toString();
    }

    private static String requireNoTime(String request) {
        if (request.lines().anyMatch(StepSections::isTime)) {
            throw new InvalidScenarioException("the time of a later step is that of the first and what went by since");
        }
        return request;
    }

    private static boolean isTime(String line) {
        return line.startsWith("--now ");
    }
}
