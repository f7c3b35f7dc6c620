// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Solves a small universe by trying everything, and holds an answer against the definition of a solution. Knows the
 * rules of a resolution and none of the ways of the resolver.
 */
final class BruteForce {
    private final SmallUniverse universe;
    private final Map<String, Version> versions = new HashMap<>();
    private final Map<String, SpecifierSet> specifiers = new HashMap<>();

    BruteForce(SmallUniverse universe) {
        this.universe = universe;
    }

    /** {@return whether there is a solution} */
    boolean isSatisfiable() {
        return isSatisfiable(new TreeMap<>());
    }

    private boolean isSatisfiable(Map<String, Edition> chosen) {
        Walk walk = new Walk(chosen);
        if (walk.fault != null) {
            return false;
        }
        String open = walk.open;
        if (open == null) {
            return true;
        }
        for (Edition edition : universe.candidates(open)) {
            chosen.put(open, edition);
            if (isSatisfiable(chosen)) {
                return true;
            }
            chosen.remove(open);
        }
        return false;
    }

    /** {@return what is wrong with a choice as a solution; null if nothing is} */
    @Nullable
    String fault(Map<String, Edition> chosen) {
        Walk walk = new Walk(chosen);
        if (walk.fault != null) {
            return walk.fault;
        }
        if (walk.open != null) {
            return "nothing is chosen for " + walk.open;
        }
        Set<String> unreachable = new TreeSet<>(chosen.keySet());
        unreachable.removeAll(walk.extras.keySet());
        return unreachable.isEmpty() ? null : "nothing needs " + unreachable;
    }

    /** A walk over all that is needed, as far as it is chosen. */
    private final class Walk {
        private final Map<String, Edition> chosen;

        /** By project that was reached: the extras that were asked for. */
        private final Map<String, Set<String>> extras = new TreeMap<>();

        private final Deque<Need> queue = new ArrayDeque<>();

        /** The first project that is needed and not chosen. */
        private @Nullable String open;

        private @Nullable String fault;

        Walk(Map<String, Edition> chosen) {
            this.chosen = chosen;
            queue.addAll(universe.request());
            while (!queue.isEmpty() && fault == null) {
                visit(queue.removeFirst());
            }
        }

        private void visit(Need need) {
            Edition edition = chosen.get(need.project());
            if (edition == null) {
                open = open == null ? need.project() : open;
                return;
            }
            if (!admits(need, edition)) {
                fault = edition.project() + " " + edition.version() + " is not " + need;
                return;
            }
            Set<String> known = extras.get(need.project());
            if (known == null) {
                known = new TreeSet<>();
                extras.put(need.project(), known);
                queue.addAll(edition.needs());
            }
            for (String extra : need.extras()) {
                if (known.add(extra)) {
                    queue.addAll(edition.extras().getOrDefault(extra, List.of()));
                }
            }
        }
    }

    private boolean admits(Need need, Edition edition) {
        Version version = versions.computeIfAbsent(edition.version(), Version::parse);
        return specifiers.computeIfAbsent(need.specifier(), SpecifierSet::parse).contains(version);
    }
}
