// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds solutions of a world by trying everything. */
final class NaiveSearch {
    /** Beyond so many choices nothing is said. */
    private static final int MOST_STEPS = 200_000;

    private final World world;
    private final NaiveRule rule;
    private int steps;

    NaiveSearch(World world) {
        this.world = world;
        rule = new NaiveRule(world);
    }

    /** {@return the solution that has the best of each project, if there is one that meets nothing broken} */
    Optional<Map<String, Release>> best() {
        Map<String, Release> chosen = new TreeMap<>();
        List<Wish> open = new ArrayList<>(world.request());
        for (int i = 0; i < open.size(); i++) {
            String name = open.get(i).name();
            List<Release> candidates = rule.candidates(name);
            if (candidates.isEmpty() || candidates.get(0).isBroken()) {
                return Optional.empty();
            }
            if (chosen.putIfAbsent(name, candidates.get(0)) == null) {
                open.addAll(candidates.get(0).wishes());
            }
        }
        return open.stream()
                        .allMatch(wish -> Optional.ofNullable(chosen.get(wish.name()))
                                .filter(wish::takes)
                                .isPresent())
                ? Optional.of(chosen)
                : Optional.empty();
    }

    /** {@return all names that some choice could lead to} */
    Set<String> reachable() {
        Set<String> reachable = new HashSet<>();
        List<Wish> open = new ArrayList<>(world.request());
        for (int i = 0; i < open.size(); i++) {
            if (reachable.add(open.get(i).name())) {
                rule.decide(open.get(i).name()).releases().forEach(release -> open.addAll(release.wishes()));
            }
        }
        return reachable;
    }

    /** {@return whether there is a solution without what is broken; empty if it takes too long to tell} */
    Optional<Boolean> isSatisfiable() {
        boolean found = search(new TreeMap<>());
        return steps > MOST_STEPS ? Optional.empty() : Optional.of(found);
    }

    private boolean search(Map<String, Release> chosen) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        List<Wish> open = new ArrayList<>(world.request());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < open.size(); i++) {
            Wish wish = open.get(i);
            Release release = chosen.get(wish.name());
            if (release == null) {
                for (Release next : rule.candidates(wish.name())) {
                    if (!next.isBroken() && wish.takes(next)) {
                        chosen.put(wish.name(), next);
                        if (search(chosen)) {
                            return true;
                        }
                        chosen.remove(wish.name());
                    }
                }
                return false;
            }
            if (!wish.takes(release)) {
                return false;
            }
            if (seen.add(wish.name())) {
                open.addAll(release.wishes());
            }
        }
        return true;
    }

    /** {@return what is wrong with a solution, if something is} */
    Optional<String> fault(Map<String, Release> chosen) {
        List<Wish> open = new ArrayList<>(world.request());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < open.size(); i++) {
            Wish wish = open.get(i);
            Release release = chosen.get(wish.name());
            if (release == null || !wish.takes(release)) {
                return Optional.of(wish + " is not met by " + release);
            }
            if (seen.add(wish.name())) {
                open.addAll(release.wishes());
            }
        }
        return seen.equals(chosen.keySet())
                ? Optional.empty()
                : Optional.of("nothing needs some of " + chosen.keySet());
    }
}
