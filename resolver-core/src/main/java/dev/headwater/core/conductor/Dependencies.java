// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a release depends on. The dependencies of an extra are found without looking at those of all others, so that the
 * work grows with the metadata, however many extras name one another.
 */
final class Dependencies {
    private final List<Dependency> all;
    private final MarkerEnvironment environment;
    private final List<Dependency> ofProject;

    /** By extra: the places in the list of those that it may bring. */
    private final Map<String, List<Integer>> named = new HashMap<>();

    /** The places of those that any extra may bring. */
    private final List<Integer> others = new ArrayList<>();

    /** Takes dependencies in their order. */
    Dependencies(List<Dependency> all, MarkerEnvironment environment) {
        this.all = List.copyOf(all);
        this.environment = environment;
        this.ofProject = all.stream().filter(Dependency::isOfProject).toList();
        for (int place = 0; place < all.size(); place++) {
            Dependency dependency = all.get(place);
            if (!dependency.isOfProject()) {
                List<Integer> anyExtra = others;
                int here = place;
                dependency
                        .extras()
                        .ifPresentOrElse(
                                names -> names.forEach(name -> named.computeIfAbsent(name, key -> new ArrayList<>())
                                        .add(here)),
                                () -> anyExtra.add(here));
            }
        }
    }

    /** {@return those of the project itself, in order} */
    List<Dependency> ofProject() {
        return ofProject;
    }

    /** {@return those that an extra brings, and the project itself does not, in order} */
    List<Dependency> ofExtra(ExtraName extra) {
        return withExtra(extra, Set.of(Truth.TRUE));
    }

    /** {@return those of the project itself, as written, of which it cannot be told whether they apply} */
    List<Dependency> undecided() {
        return all.stream()
                .filter(dependency -> isUndecided(dependency.withoutExtras()))
                .toList();
    }

    /** {@return those of which it cannot be told whether an extra brings them} */
    List<Dependency> undecided(ExtraName extra) {
        return withExtra(extra, Set.of(Truth.UNKNOWN, Truth.UNDEFINED));
    }

    private static boolean isUndecided(Truth truth) {
        return truth == Truth.UNKNOWN || truth == Truth.UNDEFINED;
    }

    private List<Dependency> withExtra(ExtraName extra, Set<Truth> values) {
        List<Integer> places = new ArrayList<>(named.getOrDefault(extra.value(), List.of()));
        places.addAll(others);
        return places.stream()
                .sorted()
                .map(all::get)
                .filter(dependency -> values.contains(dependency.withExtra(extra, environment)))
                .toList();
    }
}
