// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import java.util.List;

/**
 * Why a request has no solution: a proof in numbered steps, the conclusion last.
 *
 * @param steps the steps, each after those that it rests on
 * @param decisive the numbers of the facts that say most: one that nothing could meet, or two that nothing meets
 *     together; none where it takes more than that to see it
 * @param nearMisses versions that might have been a way out and may not be chosen, in the order of the proof: a few
 * @since 0.1.0
 */
public record Explanation(List<Step> steps, List<Integer> decisive, List<NearMiss> nearMisses) {
    /** Copies. */
    public Explanation {
        steps = List.copyOf(steps);
        decisive = List.copyOf(decisive);
        nearMisses = List.copyOf(nearMisses);
    }

    /** Makes one without near misses. */
    public Explanation(List<Step> steps, List<Integer> decisive) {
        this(steps, decisive, List.of());
    }

    /** {@return the same with other near misses} */
    public Explanation withNearMisses(List<NearMiss> others) {
        return new Explanation(steps, decisive, others);
    }

    /** {@return the step of a number} */
    public Step step(int number) {
        return steps.get(number - 1);
    }
}
