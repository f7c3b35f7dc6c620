// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Finds the packages that all others are reached from: those that nothing needs, and of packages that need one another
 * in a circle, which nothing outside of it needs, the first.
 */
final class Tops {
    private final SortedMap<String, ? extends Collection<String>> links;
    private final Map<String, List<String>> back = new HashMap<>();

    private Tops(SortedMap<String, ? extends Collection<String>> links) {
        this.links = links;
        links.forEach((key, all) -> all.forEach(
                to -> back.computeIfAbsent(to, one -> new ArrayList<>()).add(key)));
    }

    /**
     * {@return the keys of the tops, sorted}
     *
     * @param links by key the keys that it needs, each of which is a key
     */
    static Set<String> of(SortedMap<String, ? extends Collection<String>> links) {
        return new Tops(links).find();
    }

    /** What is left last leads to all that is left before it and leads to it: it is of a circle that nothing needs. */
    private Set<String> find() {
        List<String> order = order();
        Set<String> found = new TreeSet<>();
        Set<String> reached = new HashSet<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            String key = order.get(i);
            if (!reached.contains(key)) {
                reach(key, links, reached);
                Set<String> circle = new TreeSet<>();
                reach(key, back, circle);
                found.add(circle.iterator().next());
            }
        }
        return found;
    }

    /** The keys in the order in which a walk into the depth leaves them; without recursion, for chains are long. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        Set<String> entered = new HashSet<>();
        Deque<String> path = new ArrayDeque<>();
        Deque<Iterator<String>> rest = new ArrayDeque<>();
        for (String start : links.keySet()) {
            String next = entered.add(start) ? start : "";
            while (!next.isEmpty() || !path.isEmpty()) {
                if (!next.isEmpty()) {
                    path.push(next);
                    rest.push(needs(links, next).iterator());
                }
                next = "";
                Iterator<String> open = rest.element();
                while (open.hasNext() && next.isEmpty()) {
                    String needed = open.next();
                    next = entered.add(needed) ? needed : "";
                }
                if (next.isEmpty()) {
                    order.add(path.pop());
                    rest.pop();
                }
            }
        }
        return order;
    }

    private static void reach(String from, Map<String, ? extends Collection<String>> links, Set<String> reached) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        reached.add(from);
        while (!open.isEmpty()) {
            for (String next : needs(links, open.remove())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
    }

    private static Collection<String> needs(Map<String, ? extends Collection<String>> links, String key) {
        Collection<String> all = links.get(key);
        return all == null ? List.of() : all;
    }
}
