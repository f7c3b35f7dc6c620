// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * The order in which packages are decided. It depends on what was demanded and on nothing else.
 *
 * <p>In this order: features, which bring requirements and leave no choice; projects that only one candidate is left
 * for; projects whose candidates were rejected again and again, the first promoted first, but in front of all those for
 * whom that did not help; then the others in the order in which they were discovered, which is breadth first from the
 * request, except that a project which made others fail again and again waits for the rest. See <em>Decision
 * making</em> in {@code docs/solver.md}.
 */
final class DecisionOrder {
    /** So many rejections tell a pattern from an accident. */
    private static final int PATTERN = 5;

    private static final int FEATURE = 0;
    private static final int ONE_CANDIDATE = 1;
    private static final int PROMOTED = 2;
    private static final int DISCOVERED = 3;
    private static final int DEMOTED = 4;

    /** A feature whose base is still to be decided. */
    private static final int WAITING = 5;

    private final Universe universe;
    private final PartialSolution solution;
    private final boolean byConflicts;
    private final boolean ageRule;

    private int discovered;

    /** By package: the place in the order of discovery. */
    private int[] places = new int[64];

    /** By package: how often a candidate of it was rejected; how often it was to blame. */
    private int[] rejected = new int[64];

    private int[] blamed = new int[64];

    /** By package: 0, or where it stands among the promoted ones; whether it waits for the rest. */
    private int[] promoted = new int[64];

    private boolean[] demoted = new boolean[64];

    /**
     * By project: the last feature of it that was discovered, or 0; by feature: the one of its base before it, or 0.
     */
    private int[] features = new int[64];

    private int[] siblings = new int[64];

    /** By what was known when it was last asked for; what has moved since is ranked again then. */
    private final Ranking ranking = new Ranking();

    private final BitSet requested = new BitSet();
    private int promotions;

    /** By package: how often it was promoted. */
    private int[] times = new int[64];

    DecisionOrder(Universe universe, PartialSolution solution, Set<Heuristic> heuristics) {
        this.universe = universe;
        this.byConflicts = heuristics.contains(Heuristic.ORDER_BY_CONFLICTS);
        this.ageRule = heuristics.contains(Heuristic.AGE_RULE);
        this.solution = solution;
    }

    /** Adds a package that has become known. */
    void discover(int pkg) {
        if (pkg >= places.length) {
            int capacity = Math.max(pkg + 1, places.length * 2);
            places = Arrays.copyOf(places, capacity);
            rejected = Arrays.copyOf(rejected, capacity);
            blamed = Arrays.copyOf(blamed, capacity);
            promoted = Arrays.copyOf(promoted, capacity);
            times = Arrays.copyOf(times, capacity);
            demoted = Arrays.copyOf(demoted, capacity);
            features = Arrays.copyOf(features, capacity);
            siblings = Arrays.copyOf(siblings, capacity);
        }
        places[pkg] = discovered++;
        int base = universe.base(pkg);
        if (base != Universe.NO_BASE) {
            siblings[pkg] = features[base];
            features[base] = pkg;
        }
    }

    /** Notes a project that the request names. */
    void request(int pkg) {
        requested.set(pkg);
    }

    /**
     * Counts that a candidate of one package was rejected because of what another left it. At the fifth time the one is
     * promoted and the other demoted: deciding the pair the other way round finds the conflict once, not once a
     * candidate. Where the other was promoted before, that does not help: at the tenth time more, the twentieth and so
     * on, the one goes in front of all.
     *
     * @param fall how many candidates the other would have to go down, or {@link Integer#MAX_VALUE} if that is no help
     * @return whether that changed the order of the two
     */
    boolean reject(int pkg, int culprit, int fall) {
        if (!byConflicts || universe.base(pkg) == culprit || universe.base(culprit) == pkg || pkg == culprit) {
            return false;
        }
        rejected[pkg]++;
        // The age rule: what the user named goes down for what nobody named only if that costs less.
        if (ageRule && requested.get(culprit) && !requested.get(pkg) && fall > rejected[pkg]) {
            return false;
        }
        boolean changed = false;
        // At five, and at ten, twenty, forty more.
        if (rejected[pkg] >= PATTERN * ((2 << times[pkg]) - 1) && !demoted[pkg]) {
            promotions++;
            promoted[pkg] = times[pkg]++ == 0 ? promotions : -promotions;
            rank(pkg);
            changed = true;
        }
        if (++blamed[culprit] >= PATTERN && promoted[culprit] == 0 && !demoted[culprit]) {
            demoted[culprit] = true;
            rank(culprit);
            changed = true;
        }
        return changed;
    }

    /** {@return the package to decide next, or -1 if nothing that is required is undecided} */
    int next() {
        BitSet moved = solution.moved();
        for (int pkg = moved.nextSetBit(0); pkg >= 0; pkg = moved.nextSetBit(pkg + 1)) {
            rank(pkg);
            for (int feature = features[pkg]; feature != 0; feature = siblings[feature]) {
                rank(feature);
            }
        }
        moved.clear();
        return ranking.least();
    }

    private void rank(int pkg) {
        ranking.set(pkg, solution.isUndecided(pkg) ? rank(pkg, places[pkg]) : Ranking.NONE);
    }

    private long rank(int pkg, int place) {
        int base = universe.base(pkg);
        if (base != Universe.NO_BASE) {
            return key(solution.isDecided(base) ? FEATURE : WAITING, place);
        }
        if (Bits.count(solution.domain(pkg)) == 1) {
            return key(ONE_CANDIDATE, place);
        }
        if (promoted[pkg] != 0) {
            return key(PROMOTED, promoted[pkg]);
        }
        return key(demoted[pkg] ? DEMOTED : DISCOVERED, place);
    }

    private static long key(int group, long place) {
        return ((long) group << 32) + place;
    }
}
