// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import java.util.List;

/**
 * Why a request has no solution: a proof in numbered steps, the conclusion last.
 *
 * @param steps the steps, each after those that it rests on
 */
public record Explanation(List<Step> steps) {
    /** Copies. */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * A step of the proof.
     *
     * @param number its number, from 1
     * @param text what it says, as a sentence without a full stop
     * @param because the numbers of the steps that it rests on; none for a fact
     */
    public record Step(int number, String text, List<Integer> because) {
        /** Copies. */
        public Step {
            because = List.copyOf(because);
        }
    }

    /** {@return one line a step} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.number()).append(". ").append(step.text());
            if (!step.because().isEmpty()) {
                text.append(" (because of ");
                for (int i = 0; i < step.because().size(); i++) {
                    text.append(i == 0 ? "" : ", ").append(step.because().get(i));
                }
                text.append(')');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
