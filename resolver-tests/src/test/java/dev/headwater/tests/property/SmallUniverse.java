// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A generated universe and a request to it.
 *
 * @param shelves the indexes, in order of priority
 * @param request what is required
 */
record SmallUniverse(List<Shelf> shelves, List<Need> request) {
    /**
     * An index.
     *
     * @param id its id
     * @param editions its releases
     */
    record Shelf(String id, List<Edition> editions) {
        Shelf with(List<Edition> other) {
            return new Shelf(id, other);
        }
    }

    /** {@return the releases of the owner of a project; none if nobody has it} */
    List<Edition> candidates(String project) {
        for (Shelf shelf : shelves) {
            List<Edition> own = shelf.editions().stream()
                    .filter(edition -> edition.project().equals(project))
                    .toList();
            if (!own.isEmpty()) {
                return own;
            }
        }
        return List.of();
    }

    /** {@return the id of the index that owns a project that somebody has} */
    String owner(String project) {
        return shelves.stream()
                .filter(shelf -> shelf.editions().stream()
                        .anyMatch(edition -> edition.project().equals(project)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** {@return this universe with every list of releases changed} */
    SmallUniverse withEditions(UnaryOperator<List<Edition>> change) {
        return new SmallUniverse(
                shelves.stream()
                        .map(shelf -> shelf.with(change.apply(shelf.editions())))
                        .toList(),
                request);
    }

    SmallUniverse withRequest(List<Need> other) {
        return new SmallUniverse(shelves, other);
    }

    /** {@return universes with one thing less} */
    private List<SmallUniverse> smaller() {
        List<SmallUniverse> smaller = new ArrayList<>();
        Lists.smaller(shelves, SmallUniverse::smaller).stream()
                .filter(fewer -> !fewer.isEmpty())
                .forEach(fewer -> smaller.add(new SmallUniverse(fewer, request)));
        Lists.smaller(request, Edition::smaller).forEach(fewer -> smaller.add(withRequest(fewer)));
        return smaller;
    }

    private static List<Shelf> smaller(Shelf shelf) {
        return Lists.smaller(shelf.editions(), Edition::smaller).stream()
                .map(shelf::with)
                .toList();
    }

    /** {@return a smallest universe of which something still holds that holds of this one} */
    SmallUniverse smallest(Predicate<SmallUniverse> holds) {
        SmallUniverse best = this;
        while (true) {
            SmallUniverse next =
                    best.smaller().stream().filter(holds).findFirst().orElse(null);
            if (next == null) {
                return best;
            }
            best = next;
        }
    }

    /** {@return the indexes as the core reads them} */
    String indexText() {
        return shelves.stream()
                .map(shelf -> "[" + shelf.id() + "]\n"
                        + shelf.editions().stream()
                                .map(edition -> edition + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return indexText() + "request: " + request.stream().map(Need::toString).collect(Collectors.joining("  "));
    }
}
