// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A proof in the order in which a person reads it: what the request says, then project by project what that leads to,
 * as a reader meets them who begins with what is asked for, and then what follows, in the order of its derivation.
 */
final class ReadingOrder {
    private final List<Step> asked = new ArrayList<>();
    private final Map<ProjectName, List<Step>> ofProject = new LinkedHashMap<>();
    private final List<Step> conclusions = new ArrayList<>();

    private ReadingOrder(List<Step> steps) {
        for (Step step : steps) {
            Optional<ProjectName> subject = step.reason().subject().map(Releases::name);
            if (!step.because().isEmpty()) {
                conclusions.add(step);
            } else if (subject.isPresent()) {
                ofProject
                        .computeIfAbsent(subject.get(), name -> new ArrayList<>())
                        .add(step);
            } else {
                asked.add(step);
            }
        }
    }

    /** {@return the same proof with its steps in that order, and numbered anew} */
    static Explanation of(Explanation proof) {
        List<Step> order = new ReadingOrder(proof.steps()).steps();
        Map<Integer, Integer> numbers = new HashMap<>();
        order.forEach(step -> numbers.put(step.number(), numbers.size() + 1));
        List<Step> numbered = order.stream()
                .map(step -> new Step(
                        numbers.getOrDefault(step.number(), 0), step.reason(), renumbered(step.because(), numbers)))
                .toList();
        return new Explanation(numbered, renumbered(proof.decisive(), numbers));
    }

    private static List<Integer> renumbered(List<Integer> steps, Map<Integer, Integer> numbers) {
        return steps.stream()
                .map(number -> numbers.getOrDefault(number, 0))
                .sorted()
                .toList();
    }

    private List<Step> steps() {
        Deque<ProjectName> open = new ArrayDeque<>();
        asked.forEach(step -> open.addAll(step.reason().projects()));
        Set<ProjectName> met = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            ProjectName name = open.remove();
            if (met.add(name)) {
                ofProject
                        .getOrDefault(name, List.of())
                        .forEach(step -> open.addAll(step.reason().projects()));
            }
        }
        met.addAll(ofProject.keySet());
        List<Step> all = new ArrayList<>(asked);
        met.forEach(name -> all.addAll(ofProject.getOrDefault(name, List.of())));
        all.addAll(conclusions);
        return all;
    }
}
