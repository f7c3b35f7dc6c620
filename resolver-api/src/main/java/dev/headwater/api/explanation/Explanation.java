// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import java.util.List;

/**
 * Why a request has no solution: a proof in numbered steps, the conclusion last.
 *
 * @param steps the steps, each after those that it rests on
 * @param decisive the numbers of the facts that say most: one that nothing could meet, or two that nothing meets
 *     together; none where it takes more than that to see it
 */
public record Explanation(List<Step> steps, List<Integer> decisive) {
    /** Copies. */
    public Explanation {
        steps = List.copyOf(steps);
        decisive = List.copyOf(decisive);
    }

    /** {@return the step of a number} */
    public Step step(int number) {
        return steps.get(number - 1);
    }
}
