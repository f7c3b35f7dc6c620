// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

/**
 * A set of terms that must not all hold. A term is a package and a set; it holds if what is chosen for the package is
 * in the set. The set may hold the place behind the last candidate, which stands for choosing nothing: so "if {@code a}
 * is 1 then {@code b} is 2 or 3" is the incompatibility of {@code a} in {1} and {@code b} in {everything but 2 and 3,
 * nothing}.
 *
 * <p>Immutable but for a note of {@link Knowledge}. Packages are in ascending order, each once, and no term holds
 * always.
 */
public final class Incompatibility {
    private final int[] packages;
    private final long[][] sets;
    private final Cause cause;

    /** Whether it has nothing more to say: something more general is known, or it can never be violated again. */
    private boolean retired;

    Incompatibility(int[] packages, long[][] sets, Cause cause) {
        this.packages = packages;
        this.sets = sets;
        this.cause = cause;
    }

    /** Makes one of a single term. */
    static Incompatibility of(int pkg, long[] set, Cause cause) {
        return new Incompatibility(new int[] {pkg}, new long[][] {set}, cause);
    }

    /** {@return how many terms it has} */
    public int size() {
        return packages.length;
    }

    /** {@return the package of a term} */
    public int pkg(int term) {
        return packages[term];
    }

    /** {@return the set of a term, not to be changed} */
    public long[] set(int term) {
        return sets[term];
    }

    /** {@return why it holds} */
    public Cause cause() {
        return cause;
    }

    boolean isRetired() {
        return retired;
    }

    void retire() {
        retired = true;
    }

    /** {@return the term of a package that it names} */
    int termOf(int pkg) {
        int term = 0;
        while (packages[term] != pkg) {
            term++;
        }
        return term;
    }
}
