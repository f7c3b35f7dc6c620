// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.solver.Bits;
import java.util.ArrayList;
import java.util.List;

/** Sets of candidates in words: runs of versions, as a person would name them. */
final class VersionText {
    private static final int MOST_RUNS = 4;

    private VersionText() {}

    /** {@return "1.0", "1.0 to 1.9", "1.0, 1.2 and 3 more", …; the set is not empty} */
    static String of(Candidates candidates, long[] set) {
        List<Version> ascending = candidates.ascending();
        int[] places = candidates.places();
        long[] byPlace = Bits.none(candidates.size() + 1);
        for (int candidate = Bits.next(set, 0);
                candidate >= 0 && candidate < candidates.size();
                candidate = Bits.next(set, candidate + 1)) {
            Bits.add(byPlace, places[candidate]);
        }
        List<String> runs = new ArrayList<>();
        int left = 0;
        for (int from = Bits.next(byPlace, 0); from >= 0; ) {
            int to = from;
            while (to + 1 < ascending.size() && Bits.contains(byPlace, to + 1)) {
                to++;
            }
            if (runs.size() < MOST_RUNS) {
                runs.add(run(ascending, from, to));
            } else {
                left += to - from + 1;
            }
            from = to + 1 < ascending.size() ? Bits.next(byPlace, to + 1) : -1;
        }
        return String.join(", ", runs) + (left > 0 ? " and " + left + " more" : "");
    }

    private static String run(List<Version> ascending, int from, int to) {
        if (from == to) {
            return ascending.get(from).toString();
        }
        return ascending.get(from) + (to == from + 1 ? ", " : " to ") + ascending.get(to);
    }
}
