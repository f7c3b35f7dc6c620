// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import dev.headwater.conformance.scenario.Expectation;
import java.util.List;

/**
 * What has to come of a scenario.
 *
 * @param steps of each step
 */
public record Expected(List<Expectation> steps) {
    /** Keeps a copy. */
    public Expected {
        steps = List.copyOf(steps);
    }

    /** {@return it in the words of a scenario, on one line} */
    public String summary() {
        return String.join("; then ", steps.stream().map(Expectation::summary).toList());
    }
}
