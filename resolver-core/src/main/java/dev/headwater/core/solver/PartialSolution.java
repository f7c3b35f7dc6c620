// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The partial solution: assignments in the order in which they were made. An assignment narrows the domain of one
 * package, what may still be chosen for it; it is a decision, or derived from an incompatibility. All else here is
 * computed from that list.
 *
 * <p>The domain of a package of {@code n} candidates has {@code n + 1} members; the last, {@link #nothing}, stands for
 * choosing nothing.
 */
final class PartialSolution {
    private static final int NONE = -1;
    private static final long[] NOT_OPEN = {};

    private int size;
    private int level;

    /** By level: the package that was decided there. */
    private int[] decisions = new int[256];

    private int[] packages = new int[256];
    private int[] levels = new int[256];
    private long[][] domains = new long[256][];

    /** The assignment before to the same package, or NONE. */
    private int[] previous = new int[256];

    /** How many assignments to the same package are before; one far before from which to go on, or NONE. */
    private int[] depth = new int[256];

    private int[] jump = new int[256];

    /** What an assignment was derived from; null for a decision. */
    private @Nullable Incompatibility[] causes = new @Nullable Incompatibility[256];

    /**
     * By package: its last assignment or NONE; its whole domain; how many candidates it has; the one decided or NONE.
     */
    private int[] last = {};

    private long[][] whole = {};
    private int[] candidates = {};
    private int[] decided = {};

    /** By package: its last assignment at level 0, which is never taken back, or NONE. */
    private int[] settled = {};

    /** The packages that are required and not decided. */
    private final BitSet undecided = new BitSet();

    private final BitSet moved = new BitSet();

    /** Makes a package known. */
    void open(int pkg, int candidateCount) {
        if (pkg >= last.length) {
            int old = last.length;
            int capacity = Math.max(64, Math.max(pkg + 1, old * 2));
            last = Arrays.copyOf(last, capacity);
            whole = Arrays.copyOf(whole, capacity);
            candidates = Arrays.copyOf(candidates, capacity);
            decided = Arrays.copyOf(decided, capacity);
            settled = Arrays.copyOf(settled, capacity);
            Arrays.fill(settled, old, capacity, NONE);
            Arrays.fill(last, old, capacity, NONE);
            Arrays.fill(whole, old, capacity, NOT_OPEN);
            Arrays.fill(decided, old, capacity, NONE);
        }
        whole[pkg] = Bits.all(candidateCount + 1);
        candidates[pkg] = candidateCount;
    }

    boolean isOpen(int pkg) {
        return pkg < whole.length && whole[pkg] != NOT_OPEN;
    }

    /** {@return all that could be chosen for a package} */
    long[] whole(int pkg) {
        return whole[pkg];
    }

    /** {@return what may still be chosen for a package} */
    long[] domain(int pkg) {
        return last[pkg] == NONE ? whole[pkg] : domains[last[pkg]];
    }

    /** {@return what may be chosen for a package whatever is decided} */
    long[] settledDomain(int pkg) {
        return settled[pkg] == NONE ? whole[pkg] : domains[settled[pkg]];
    }

    /** {@return whether a package is required and not decided} */
    boolean isUndecided(int pkg) {
        return undecided.get(pkg);
    }

    /** {@return the packages whose domain or decision has changed since this was cleared, by whoever looks at it} */
    BitSet moved() {
        return moved;
    }

    /** {@return the member of a package's domain that stands for choosing nothing} */
    int nothing(int pkg) {
        return candidates[pkg];
    }

    /** {@return the set of one candidate of a package} */
    long[] only(int pkg, int candidate) {
        return Bits.of(candidate, candidates[pkg] + 1);
    }

    /** {@return all that could be chosen for a package but these candidates} */
    long[] allBut(int pkg, long[] admitted) {
        long[] set = whole[pkg].clone();
        for (int word = 0; word < admitted.length; word++) {
            set[word] &= ~admitted[word];
        }
        return set;
    }

    /** {@return whether something must be chosen for a package} */
    boolean isRequired(int pkg) {
        return !Bits.contains(domain(pkg), candidates[pkg]);
    }

    boolean isDecided(int pkg) {
        return decided[pkg] != NONE;
    }

    /** {@return the candidate that was decided for a package, or -1} */
    int decided(int pkg) {
        return decided[pkg];
    }

    int level() {
        return level;
    }

    /** {@return the package that was decided at a level} */
    int decisionAt(int at) {
        return decisions[at];
    }

    /** Assumes a candidate. The first decision is the root's, at level 0; each further one opens a level. */
    void decide(int pkg, int candidate) {
        if (size > 0) {
            level++;
        }
        if (level == decisions.length) {
            decisions = Arrays.copyOf(decisions, level * 2);
        }
        decisions[level] = pkg;
        push(pkg, only(pkg, candidate), null);
        decided[pkg] = candidate;
        undecided.clear(pkg);
    }

    /** Narrows a domain by what is not possible. */
    void derive(int pkg, long[] impossible, Incompatibility cause) {
        push(pkg, Bits.minus(domain(pkg), impossible), cause);
        if (decided[pkg] == NONE && isRequired(pkg)) {
            undecided.set(pkg);
        }
    }

    private void push(int pkg, long[] domain, @Nullable Incompatibility cause) {
        if (size == packages.length) {
            int capacity = size * 2;
            packages = Arrays.copyOf(packages, capacity);
            levels = Arrays.copyOf(levels, capacity);
            domains = Arrays.copyOf(domains, capacity);
            previous = Arrays.copyOf(previous, capacity);
            depth = Arrays.copyOf(depth, capacity);
            jump = Arrays.copyOf(jump, capacity);
            causes = Arrays.copyOf(causes, capacity);
        }
        packages[size] = pkg;
        levels[size] = level;
        domains[size] = domain;
        previous[size] = last[pkg];
        link(size, last[pkg]);
        causes[size] = cause;
        if (level == 0) {
            settled[pkg] = size;
        }
        last[pkg] = size++;
        moved.set(pkg);
    }

    /** Takes back everything above a level, and notes the packages whose domains grow by that. */
    void backtrack(int to, BitSet changed) {
        // The first assignment, the root's, is of level 0, which is never taken back.
        while (levels[size - 1] > to) {
            size--;
            int pkg = packages[size];
            last[pkg] = previous[size];
            if (causes[size] == null) {
                decided[pkg] = NONE;
            }
            causes[size] = null;
            undecided.set(pkg, decided[pkg] == NONE && isRequired(pkg));
            changed.set(pkg);
            moved.set(pkg);
        }
        level = to;
    }

    /** Sets the jump so that any assignment before is found in a number of jumps that is a logarithm of the depth. */
    private void link(int at, int before) {
        if (before == NONE) {
            depth[at] = 0;
            jump[at] = NONE;
            return;
        }
        depth[at] = depth[before] + 1;
        int far = jump[before];
        boolean asFarAgain =
                far != NONE && jump[far] != NONE && depth[before] - depth[far] == depth[far] - depth[jump[far]];
        jump[at] = asFarAgain ? jump[far] : before;
    }

    /** {@return the earliest assignment after which a term holds that holds now} */
    int satisfier(int pkg, long[] set) {
        return satisfierUpTo(last[pkg], set);
    }

    /** {@return the earliest assignment after which a term holds that held at the time of another assignment} */
    int satisfierBefore(int assignment, int pkg, long[] set) {
        int at = last[pkg];
        while (at > assignment) {
            at = jump[at] > assignment ? jump[at] : previous[at];
        }
        return satisfierUpTo(at, set);
    }

    /** {@return the earliest assignment to a package after which a term holds that holds after this one} */
    int satisfierUpTo(int assignment, long[] set) {
        int at = assignment;
        while (previous[at] != NONE && Bits.isSubset(domains[previous[at]], set)) {
            // Domains only shrink: where the term holds far before, it holds at all that lie between.
            boolean isFar = Bits.isSubset(domains[jump[at]], set);
            at = isFar ? jump[at] : previous[at];
        }
        return at;
    }

    int levelOf(int assignment) {
        return levels[assignment];
    }

    /** {@return what an assignment was derived from, or null for a decision} */
    @Nullable
    Incompatibility causeOf(int assignment) {
        return causes[assignment];
    }

    /** {@return the level at which a decided package was decided} */
    int decisionLevel(int pkg) {
        int at = last[pkg];
        while (causes[at] != null) {
            at = previous[at];
        }
        return levels[at];
    }
}
