// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the tree of packages: at its top what the request names, below each package what it needs. A package is opened
 * where it is nearest to the top, and elsewhere only named, so that there is a line for each requirement at most.
 */
final class TreeMaker {
    /** Deeper ones are at the top again: browsers nest no further than a few hundred elements. */
    private static final int DEEPEST = 40;

    private final Map<String, PagePackage> packages = new HashMap<>();

    /** By anchor, that of the package below which it is opened; its own at the top. */
    private final Map<String, String> above = new HashMap<>();

    private final Map<String, Integer> depths = new HashMap<>();
    private final List<PagePackage> tops = new ArrayList<>();

    private TreeMaker(List<PagePackage> all) {
        all.forEach(one -> packages.put(one.anchor(), one));
        Deque<PagePackage> open = new ArrayDeque<>();
        all.stream().filter(PagePackage::top).forEach(one -> top(one, open));
        spread(open);
        // What needs itself in a circle, and what is too deep.
        for (PagePackage one : all) {
            if (!above.containsKey(one.anchor())) {
                top(one, open);
                spread(open);
            }
        }
    }

    static List<Branch> of(List<PagePackage> all) {
        TreeMaker tree = new TreeMaker(all);
        return tree.tops.stream().map(one -> tree.branch(one, true, "")).toList();
    }

    private void top(PagePackage one, Deque<PagePackage> open) {
        above.put(one.anchor(), one.anchor());
        depths.put(one.anchor(), 0);
        tops.add(one);
        open.add(one);
    }

    private void spread(Deque<PagePackage> open) {
        while (!open.isEmpty()) {
            PagePackage one = open.remove();
            int depth = depths.getOrDefault(one.anchor(), 0) + 1;
            for (PagePackage.Neighbour next : depth < DEEPEST ? one.needs() : List.<PagePackage.Neighbour>of()) {
                PagePackage needed = packages.get(next.anchor());
                if (needed != null && above.putIfAbsent(needed.anchor(), one.anchor()) == null) {
                    depths.put(needed.anchor(), depth);
                    open.add(needed);
                }
            }
        }
    }

    /** As deep as the tree may be: what stands at the top is opened there, and below nothing, not even below itself. */
    private Branch branch(PagePackage one, boolean isHere, String requirement) {
        List<Branch> below = new ArrayList<>();
        int count = 0;
        for (PagePackage.Neighbour next : isHere ? one.needs() : List.<PagePackage.Neighbour>of()) {
            PagePackage needed = packages.get(next.anchor());
            if (needed != null) {
                boolean opens =
                        !needed.anchor().equals(one.anchor()) && one.anchor().equals(above.get(needed.anchor()));
                Branch branch = branch(needed, opens, next.requirement());
                below.add(branch);
                count += branch.count() + (branch.elsewhere() ? 0 : 1);
            }
        }
        return new Branch(one, requirement, below, !isHere, count);
    }
}
