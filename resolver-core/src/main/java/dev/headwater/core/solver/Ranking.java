// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;

/**
 * Packages with ranks, and which of them has the least. A tournament: above two of them stands the one of less rank, so
 * the least is at the top, and a changed rank is played again as often as a logarithm of their number says.
 */
final class Ranking {
    /** The rank of what does not take part. */
    static final long NONE = Long.MAX_VALUE;

    /** A power of two. */
    private int capacity = 64;

    /** By package. */
    private long[] ranks = none(capacity);

    /** The tree: the top at 1, below {@code n} stand {@code 2n} and {@code 2n + 1}; each holds who won. */
    private int[] winners = played();

    /** Sets the rank of a package. */
    void set(int pkg, long rank) {
        if (pkg >= capacity) {
            grow(pkg);
        }
        if (ranks[pkg] != rank) {
            ranks[pkg] = rank;
            for (int match = (capacity + pkg) >> 1; match > 0; match >>= 1) {
                winners[match] = winner(winners, match);
            }
        }
    }

    /** {@return the package of the least rank, or -1 if none takes part} */
    int least() {
        return ranks[winners[1]] == NONE ? -1 : winners[1];
    }

    private void grow(int pkg) {
        int old = capacity;
        while (pkg >= capacity) {
            capacity *= 2;
        }
        ranks = Arrays.copyOf(ranks, capacity);
        Arrays.fill(ranks, old, capacity, NONE);
        winners = played();
    }

    private static long[] none(int capacity) {
        long[] ranks = new long[capacity];
        Arrays.fill(ranks, NONE);
        return ranks;
    }

    private int[] played() {
        int[] all = new int[capacity];
        for (int match = capacity - 1; match > 0; match--) {
            all[match] = winner(all, match);
        }
        return all;
    }

    private int winner(int[] all, int match) {
        int left = 2 * match;
        int one = left < capacity ? all[left] : left - capacity;
        int other = left < capacity ? all[left + 1] : left + 1 - capacity;
        return ranks[other] < ranks[one] ? other : one;
    }
}
