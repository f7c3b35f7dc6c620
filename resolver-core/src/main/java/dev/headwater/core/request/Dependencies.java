// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a release depends on. The dependencies of an extra are found without looking at those of all others, so that the
 * work grows with the metadata, however many extras name one another. What any extra may bring has to be looked at for
 * each; there each marker is evaluated once, however many dependencies have it.
 */
public final class Dependencies {
    private final List<Dependency> all;
    private final MarkerEnvironment environment;
    private final List<Dependency> ofProject;
    private final List<Dependency> doubtful;

    /** Several threads may each make it: all are equal and not changed any more, so any may stay. */
    private @Nullable ByExtra byExtra;

    /**
     * What comes with an extra, and not with the project itself.
     *
     * @param certain what the extra brings, in order
     * @param undecided those of which it cannot be told whether it brings them, in order
     */
    record OfExtra(List<Dependency> certain, List<Dependency> undecided) {}

    /** Takes dependencies in their order. */
    public Dependencies(List<Dependency> all, MarkerEnvironment environment) {
        this.all = List.copyOf(all);
        this.environment = environment;
        List<Dependency> own = new ArrayList<>();
        List<Dependency> inDoubt = new ArrayList<>();
        for (Dependency dependency : all) {
            if (dependency.isOfProject()) {
                own.add(dependency);
            }
            if (dependency.isDoubtful()) {
                inDoubt.add(dependency);
            }
        }
        this.ofProject = List.copyOf(own);
        this.doubtful = List.copyOf(inDoubt);
    }

    /** {@return all of them, with any extra or without, in order} */
    List<Dependency> all() {
        return all;
    }

    /** {@return those of the project itself, in order} */
    List<Dependency> ofProject() {
        return ofProject;
    }

    /** {@return those that may keep what has them from being used, in order} */
    public List<Dependency> doubtful() {
        return doubtful;
    }

    /** {@return those of the project itself, as written, of which it cannot be told whether they apply} */
    List<Dependency> undecided() {
        return all.stream()
                .filter(dependency -> isUndecided(dependency.withoutExtras()))
                .toList();
    }

    /** {@return what comes with an extra} */
    OfExtra ofExtra(ExtraName extra) {
        return ofExtra(extra, new HashSet<>());
    }

    /**
     * {@return what comes with an extra, without what any extra may bring and came before}
     *
     * @param before the markers of what came before; those of what comes now are added
     */
    OfExtra ofExtra(ExtraName extra, Set<Marker> before) {
        ByExtra brought = byExtra();
        List<Integer> places = new ArrayList<>(brought.named.getOrDefault(extra.value(), List.of()));
        brought.others.forEach((marker, alike) -> {
            if (!before.contains(marker) && marker.truth(environment, extra) != Truth.FALSE) {
                before.add(marker);
                places.addAll(alike);
            }
        });
        Collections.sort(places);
        List<Dependency> certain = new ArrayList<>();
        List<Dependency> undecided = new ArrayList<>();
        for (int place : places) {
            Truth truth = all.get(place).withExtra(extra, environment);
            if (truth == Truth.TRUE) {
                certain.add(all.get(place));
            } else if (isUndecided(truth)) {
                undecided.add(all.get(place));
            }
        }
        return new OfExtra(certain, undecided);
    }

    /** {@return how many characters are looked at to tell what comes with an extra; each marker counts once} */
    long lengthOf(ExtraName extra) {
        ByExtra brought = byExtra();
        return brought.lengthOfOthers
                + brought.named.getOrDefault(extra.value(), List.of()).stream()
                        .mapToLong(place -> all.get(place).text().length())
                        .sum();
    }

    private static boolean isUndecided(Truth truth) {
        return truth == Truth.UNKNOWN || truth == Truth.UNDEFINED;
    }

    private ByExtra byExtra() {
        ByExtra made = byExtra;
        if (made == null) {
            made = new ByExtra(all);
            byExtra = made;
        }
        return made;
    }

    /** Which extra may bring what: made where somebody asks for one, as most releases are used without. */
    private static final class ByExtra {
        /** By extra: the places in the list of those that it may bring. */
        private final Map<String, List<Integer>> named = new HashMap<>();

        /** The places of those that any extra may bring, by their marker. */
        private final Map<Marker, List<Integer>> others = new LinkedHashMap<>();

        /** The characters of those that any extra may bring, of each marker's the first. */
        private final long lengthOfOthers;

        ByExtra(List<Dependency> all) {
            long length = 0;
            for (int place = 0; place < all.size(); place++) {
                if (!all.get(place).isOfProject() && add(all.get(place), place)) {
                    length += all.get(place).text().length();
                }
            }
            lengthOfOthers = length;
        }

        /** {@return whether it is the first of its marker among those that any extra may bring} */
        private boolean add(Dependency dependency, int place) {
            Optional<Set<String>> extras = dependency.extras();
            if (extras.isPresent()) {
                extras.get()
                        .forEach(name -> named.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(place));
                return false;
            }
            List<Integer> alike =
                    others.computeIfAbsent(dependency.marker().orElseThrow(), marker -> new ArrayList<>());
            alike.add(place);
            return alike.size() == 1;
        }
    }
}
