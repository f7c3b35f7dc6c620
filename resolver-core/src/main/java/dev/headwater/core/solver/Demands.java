// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The metadata that was demanded. Where one version of a project after the other fails, the next ones will be asked for
 * soon: from then on they are demanded together, half as many as were before.
 *
 * <p>See <em>Demands</em> in {@code docs/solver.md}.
 */
final class Demands {
    /** So many candidates of a project that were looked at make a run. */
    private static final int RUN = 4;

    /** So many at the most are demanded together. */
    private static final int MOST = 64;

    private final Universe universe;
    private final PartialSolution solution;
    private final boolean batches;

    /** By project: the candidates whose metadata was demanded; how many there are. */
    private final List<BitSet> candidates = new ArrayList<>();

    private int[] counts = new int[64];

    /** Those of the last demand that were demanded ahead of their turn. */
    private List<Integer> ahead = List.of();

    Demands(Universe universe, PartialSolution solution, boolean batches) {
        this.universe = universe;
        this.batches = batches;
        this.solution = solution;
    }

    /** {@return whether the metadata of a candidate was demanded and is there} */
    boolean isAnswered(int pkg, int candidate) {
        return pkg < candidates.size() && candidates.get(pkg).get(candidate) && universe.isKnown(pkg, candidate);
    }

    /** {@return the candidates that the last demand asked for ahead of their turn, once} */
    List<Integer> takeAhead() {
        List<Integer> taken = ahead;
        ahead = List.of();
        return taken;
    }

    /** Demands a candidate, and others if a run of them failed. */
    Step.NeedMetadata demand(int pkg, int candidate) {
        while (candidates.size() <= pkg) {
            candidates.add(new BitSet());
        }
        if (pkg >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(pkg + 1, counts.length * 2));
        }
        BitSet known = candidates.get(pkg);
        List<Integer> batch = new ArrayList<>();
        batch.add(candidate);
        known.set(candidate);
        int most = !batches || counts[pkg] < RUN ? 1 : Math.min(counts[pkg] / 2, MOST);
        // Where only one is left, the others fail because of what goes in lockstep with it: it will be their turn soon.
        long[] left = solution.domain(pkg);
        long[] from = Bits.count(left) > 1 ? left : solution.settledDomain(pkg);
        int nothing = solution.nothing(pkg);
        for (int next = Bits.next(from, candidate + 1);
                next >= 0 && next < nothing && batch.size() < most;
                next = Bits.next(from, next + 1)) {
            if (!known.get(next) && universe.isReadAhead(pkg, next)) {
                known.set(next);
                batch.add(next);
            }
        }
        counts[pkg] += batch.size();
        ahead = batch.subList(1, batch.size());
        return new Step.NeedMetadata(pkg, batch);
    }
}
