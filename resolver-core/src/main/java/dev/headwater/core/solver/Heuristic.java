// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.EnumSet;
import java.util.Set;

/** The heuristics that make the search shorter, or its end better, and could be left out without making it wrong. */
public enum Heuristic {
    /** Candidates that depend on the same thing in the same way are one incompatibility. */
    CLASSES,
    /** The metadata of the next candidates is demanded together where one after the other fails. */
    BATCHES,
    /** All that is known of candidates demanded ahead of their turn is stored at once, not only what contradicts. */
    RULING_OUT,
    /** A project that was rejected again and again is decided earlier, one that made others fail later. */
    ORDER_BY_CONFLICTS,
    /** A project that the request names does not go down far for one that nobody named. */
    AGE_RULE;

    /** {@return all of them} */
    static Set<Heuristic> all() {
        return EnumSet.allOf(Heuristic.class);
    }
}
