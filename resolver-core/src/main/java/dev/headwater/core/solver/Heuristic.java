// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.EnumSet;
import java.util.Set;

/** What makes the search shorter, or its end better, and could be left out without making it wrong. */
public enum Heuristic {
    /** Candidates that depend on the same thing in the same way are one incompatibility. */
    CLASSES,
    /** Where one candidate after the other fails, the metadata of the next ones is demanded together. */
    BATCHES,
    /** All that is known of candidates demanded ahead of their turn is stored at once, not only what contradicts. */
    RULING_OUT,
    /** A project that was rejected again and again is decided earlier, one that made others fail later. */
    ORDER_BY_CONFLICTS,
    /** What the request names does not go down far for what nobody named. */
    AGE_RULE;

    /** {@return all of them} */
    static Set<Heuristic> all() {
        return EnumSet.allOf(Heuristic.class);
    }
}
