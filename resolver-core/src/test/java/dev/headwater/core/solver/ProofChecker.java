// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Checks a proof without trusting how it was found: each fact that it rests on must be one of the universe, each
 * conclusion must follow from its two causes, and the last must leave the root no way. An incompatibility is taken as
 * the box of all choices that it forbids, so following is a matter of sets. For packages of less than 64 candidates.
 */
final class ProofChecker {
    private final Universe universe;
    private final List<String> faults = new ArrayList<>();
    private int conclusions;

    ProofChecker(Universe universe) {
        this.universe = universe;
    }

    /** {@return how many conclusions the proof had} */
    int conclusions() {
        return conclusions;
    }

    /** {@return what is wrong with a proof; nothing if it is sound} */
    List<String> check(Incompatibility proof) {
        if (!isSubset(Map.of(Universe.ROOT, 1L), box(proof))) {
            faults.add("the root could still be chosen");
        }
        Set<Incompatibility> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Incompatibility> queue = new ArrayDeque<>(List.of(proof));
        while (!queue.isEmpty()) {
            Incompatibility next = queue.removeFirst();
            if (seen.add(next)) {
                check(next, queue);
            }
        }
        return faults;
    }

    private void check(Incompatibility incompatibility, Deque<Incompatibility> queue) {
        Map<Integer, Long> box = box(incompatibility);
        if (incompatibility.cause() instanceof Cause.Conflict conflict) {
            conclusions++;
            if (!isCovered(box, box(conflict.conflict()), box(conflict.derivation()))) {
                faults.add(box + " does not follow from " + box(conflict.conflict()) + " and "
                        + box(conflict.derivation()));
            }
            queue.add(conflict.conflict());
            queue.add(conflict.derivation());
        } else if (!isSubset(box, forbidden(incompatibility))) {
            faults.add(box + " is more than " + incompatibility.cause());
        }
    }

    /** {@return what a fact of the universe forbids; everything that is impossible anyway if it is no fact} */
    private Map<Integer, Long> forbidden(Incompatibility incompatibility) {
        Cause cause = incompatibility.cause();
        if (cause instanceof Cause.Dependency dependency) {
            return forbidden(dependency, candidates(incompatibility, dependency.pkg()));
        }
        if (cause instanceof Cause.Constraint constraint) {
            long[] left = universe.constrained(constraint.pkg());
            long all = whole(constraint.pkg()) & ~nothing(constraint.pkg());
            return Map.of(constraint.pkg(), left == null ? 0 : all & ~left[0]);
        }
        if (cause instanceof Cause.Unusable unusable) {
            long facts = 0;
            for (int candidate : candidates(incompatibility, unusable.pkg())) {
                facts |= universe.isUsable(unusable.pkg(), candidate) ? 0 : 1L << candidate;
            }
            return Map.of(unusable.pkg(), facts);
        }
        int feature = ((Cause.FeatureOfBase) cause).feature();
        int base = universe.base(feature);
        return Map.of(feature, 1L, base, nothing(base));
    }

    /** The candidates that an incompatibility names; nothing is not among them. */
    private List<Integer> candidates(Incompatibility incompatibility, int pkg) {
        long set = in(box(incompatibility), pkg);
        return IntStream.range(0, universe.candidateCount(pkg))
                .filter(candidate -> (set & (1L << candidate)) != 0)
                .boxed()
                .toList();
    }

    private Map<Integer, Long> forbidden(Cause.Dependency dependency, List<Integer> candidates) {
        long facts = 0;
        for (int candidate : candidates) {
            int[] pairs = universe.dependencies(dependency.pkg(), candidate, dependency.feature());
            for (int i = 0; i < pairs.length; i += 2) {
                facts |= pairs[i] == dependency.target() && pairs[i + 1] == dependency.requirement()
                        ? 1L << candidate
                        : 0;
            }
        }
        Map<Integer, Long> box = new TreeMap<>();
        box.put(dependency.pkg(), facts);
        if (dependency.feature() != dependency.pkg()) {
            box.merge(dependency.feature(), 1L, (one, other) -> one & other);
        }
        int target = dependency.target();
        long unmet = dependency.requirement() == Universe.ON
                ? nothing(target)
                : whole(target) & ~word(universe.admitted(dependency.requirement()));
        box.merge(target, unmet, (one, other) -> one & other);
        return box;
    }

    private static long word(long[] set) {
        return set.length == 0 ? 0 : set[0];
    }

    private long whole(int pkg) {
        return (nothing(pkg) << 1) - 1;
    }

    private long nothing(int pkg) {
        return 1L << universe.candidateCount(pkg);
    }

    private static Map<Integer, Long> box(Incompatibility incompatibility) {
        Map<Integer, Long> box = new TreeMap<>();
        for (int term = 0; term < incompatibility.size(); term++) {
            box.put(incompatibility.pkg(term), incompatibility.set(term)[0]);
        }
        return box;
    }

    private long in(Map<Integer, Long> box, int pkg) {
        return box.getOrDefault(pkg, whole(pkg));
    }

    private boolean isEmpty(Map<Integer, Long> box) {
        return box.containsValue(0L);
    }

    private boolean isSubset(Map<Integer, Long> box, Map<Integer, Long> of) {
        return isEmpty(box) || of.keySet().stream().allMatch(pkg -> (in(box, pkg) & ~in(of, pkg)) == 0);
    }

    /**
     * {@return whether a box lies in two others together: cut along the first, all that sticks out is in the second}
     */
    private boolean isCovered(Map<Integer, Long> box, Map<Integer, Long> first, Map<Integer, Long> second) {
        Map<Integer, Long> rest = new TreeMap<>(box);
        for (int pkg : first.keySet()) {
            Map<Integer, Long> outside = new TreeMap<>(rest);
            outside.put(pkg, in(rest, pkg) & ~in(first, pkg));
            if (!isSubset(outside, second)) {
                return false;
            }
            rest.put(pkg, in(rest, pkg) & in(first, pkg));
        }
        return true;
    }
}
