// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof in lines, each step with its number. Of a long one, steps about one project that come together stand below a
 * heading that names it and who supplies it.
 */
final class ProofText {
    /** A proof of more steps than these is a long one. */
    static final int MOST_UNGROUPED = 6;

    private final List<Step> steps;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private ProofText(Explanation proof) {
        steps = proof.steps();
        width = Integer.toString(steps.size()).length();
    }

    static List<String> of(Explanation proof) {
        ProofText text = new ProofText(proof);
        for (int from = 0; from < text.steps.size(); ) {
            from = text.addFrom(from);
        }
        return text.lines;
    }

    /** Adds the step of a place, and those of its group. */
    private int addFrom(int from) {
        Optional<String> heading = heading(from);
        int to = from + 1;
        while (heading.isPresent() && to < steps.size() && heading(to).equals(heading)) {
            to++;
        }
        if (steps.size() <= MOST_UNGROUPED || to == from + 1) {
            add(steps.get(from), ReasonText.of(steps.get(from).reason()));
            return from + 1;
        }
        lines.add(" ".repeat(width + 2) + heading.orElseThrow() + ":");
        steps.subList(from, to).forEach(step -> add(step, "  " + ReasonText.below(step.reason())));
        return to;
    }

    private Optional<String> heading(int place) {
        return steps.get(place).reason().subject().map(ReleasesText::heading);
    }

    private void add(Step step, String sentence) {
        String number = Integer.toString(step.number());
        List<Integer> because = step.because();
        lines.add(" ".repeat(Math.max(0, width - number.length())) + number + ". " + sentence
                + (because.isEmpty() ? "" : " (from " + numbers(because) + ")"));
    }

    private String numbers(List<Integer> because) {
        return steps.size() > MOST_UNGROUPED
                ? Words.range(because)
                : Words.and(because.stream().map(Object::toString).toList());
    }
}
