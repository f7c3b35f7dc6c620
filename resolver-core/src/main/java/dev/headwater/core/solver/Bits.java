// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

/**
 * Sets of small integers as words of 64 bits. Two sets that meet in an operation have the same number of words, and
 * bits beyond the size of their domain are never set, so equal sets are equal arrays.
 */
public final class Bits {
    private Bits() {}

    /** {@return the empty set in a domain of a size} */
    public static long[] none(int size) {
        return new long[(size + 63) >> 6];
    }

    /** {@return the whole domain of a size} */
    public static long[] all(int size) {
        long[] set = none(size);
        addRange(set, 0, size);
        return set;
    }

    /** {@return the set of one member in a domain of a size} */
    public static long[] of(int member, int size) {
        long[] set = none(size);
        add(set, member);
        return set;
    }

    /** Adds a member. */
    public static void add(long[] set, int member) {
        set[member >> 6] |= 1L << member;
    }

    /** Adds the members from one (inclusive) to another (exclusive). */
    public static void addRange(long[] set, int from, int to) {
        if (from >= to) {
            return;
        }
        int first = from >> 6;
        int last = (to - 1) >> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            set[first] |= head & tail;
            return;
        }
        set[first] |= head;
        for (int word = first + 1; word < last; word++) {
            set[word] = -1L;
        }
        set[last] |= tail;
    }

    /** {@return whether a member is in a set} */
    public static boolean contains(long[] set, int member) {
        return (set[member >> 6] & (1L << member)) != 0;
    }

    /** {@return whether a set has no member} */
    public static boolean isEmpty(long[] set) {
        for (long word : set) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether every member of one set is in another} */
    public static boolean isSubset(long[] set, long[] of) {
        for (int word = 0; word < set.length; word++) {
            if ((set[word] & ~of[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether two sets have no member in common} */
    public static boolean isDisjoint(long[] set, long[] other) {
        for (int word = 0; word < set.length; word++) {
            if ((set[word] & other[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return positive if every member of one set is in another, negative if none is, else 0} */
    static int compare(long[] set, long[] with) {
        long within = 0;
        long outside = 0;
        for (int word = 0; word < set.length; word++) {
            within |= set[word] & with[word];
            outside |= set[word] & ~with[word];
            if (within != 0 && outside != 0) {
                return 0;
            }
        }
        return outside == 0 ? 1 : -1;
    }

    /** {@return the members of one set that are not in another} */
    public static long[] minus(long[] set, long[] other) {
        long[] result = new long[set.length];
        for (int word = 0; word < set.length; word++) {
            result[word] = set[word] & ~other[word];
        }
        return result;
    }

    /** {@return the members of both sets} */
    public static long[] and(long[] set, long[] other) {
        long[] result = new long[set.length];
        for (int word = 0; word < set.length; word++) {
            result[word] = set[word] & other[word];
        }
        return result;
    }

    /** {@return the members of either set} */
    public static long[] or(long[] set, long[] other) {
        long[] result = new long[set.length];
        for (int word = 0; word < set.length; word++) {
            result[word] = set[word] | other[word];
        }
        return result;
    }

    /** {@return the first member from a place on, or -1} */
    public static int next(long[] set, int from) {
        int word = from >> 6;
        if (word >= set.length) {
            return -1;
        }
        long rest = set[word] & (-1L << from);
        while (rest == 0) {
            if (++word == set.length) {
                return -1;
            }
            rest = set[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** {@return how many members a set has} */
    public static int count(long[] set) {
        int count = 0;
        for (long word : set) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
