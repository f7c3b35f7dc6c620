// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.Unpromised;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was found of one kind.
 *
 * @param kind what would be changed
 * @param best the best repair of the kind; empty if none was found
 * @param end how the search ended
 * @param trials how many changed requests were resolved
 * @param failing the number of changes up to which it is proved that no repair of this kind has so few; 0 if nothing is
 *     proved but that the request has no solution as it is
 * @param overlays the overlays in force that would have to be changed by hand, by their ids, in order
 * @since 0.1.0
 */
public record RepairSearch(
        RepairKind kind, Optional<Repair> best, End end, int trials, int failing, Collection<String> overlays) {
    /** Copies. */
    @Unpromised
    public RepairSearch {
        overlays = List.copyOf(overlays);
    }

    /** How a search ended. */
    public enum End {
        /** The best repair was found, and no repair of this kind has fewer changes. */
        MINIMAL,
        /** A repair was found; whether one with fewer changes would do could not be told. */
        FOUND,
        /** There is no repair of this kind: every change that could matter was looked at. */
        NONE,
        /** None was found within the bounds of a search. */
        BOUND,
        /** None was found, and a trial could not be judged: an index did not answer, or a limit was reached. */
        UNDECIDED,
        /** Nothing can be written: a release has an overlay already, which would have to be changed by hand. */
        BY_HAND,
        /** It was not searched, or not to the end: an index would be told names that it is not told today. */
        NOT_TRIED
    }

    /** {@return the search that was not begun} */
    public static RepairSearch notTried(RepairKind kind) {
        return new RepairSearch(kind, Optional.empty(), End.NOT_TRIED, 0, 0, List.of());
    }
}
