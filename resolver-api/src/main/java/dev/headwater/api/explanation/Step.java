// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import java.util.List;

/**
 * A step of a proof.
 *
 * @param number its number, from 1
 * @param reason what it says
 * @param because the numbers of the steps that it rests on, ascending; none for a fact
 * @since 0.1.0
 */
public record Step(int number, Reason reason, List<Integer> because) {
    /** Copies. */
    public Step {
        because = List.copyOf(because);
    }
}
