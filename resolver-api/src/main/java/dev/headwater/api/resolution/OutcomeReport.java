// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.tag.Target;
import java.util.List;
import java.util.Optional;

/**
 * What every outcome says.
 *
 * @param message the outcome in one sentence or a few lines, for people
 * @param warnings what a person should know though it did not stop anything, in a defined order
 * @param hints what a person could do, in a defined order
 * @param policyDigest the digest of the policy; empty where there was none that could be read
 * @param target what was resolved for; empty where that could not be read
 * @param ownership who supplies each project that the solver needed, sorted by name
 */
public record OutcomeReport(
        String message,
        List<String> warnings,
        List<String> hints,
        Optional<String> policyDigest,
        Optional<Target> target,
        List<Ownership> ownership) {
    /** Copies. */
    public OutcomeReport {
        warnings = List.copyOf(warnings);
        hints = List.copyOf(hints);
        ownership = List.copyOf(ownership);
    }
}
