// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import java.util.List;
import java.util.Optional;

/**
 * The Pythons that a build is for.
 *
 * @param places their places among those of the feed, ascending; empty where it is for none of them
 * @param other what it is for, where it is for none of the feed
 * @param fault the relation on a Python that cannot be read; empty text where there is none
 */
record ServedPythons(List<Integer> places, Optional<String> other, String fault) {
    ServedPythons {
        places = List.copyOf(places);
    }

    /** {@return the places for a row, which has one at least} */
    List<Integer> rowPlaces() {
        return places.isEmpty() ? List.of(0) : places;
    }
}
