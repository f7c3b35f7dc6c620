// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All incompatibilities that are known, each beside the packages that it names, and which of them to look at again.
 *
 * <p>Candidates that depend on the same thing in the same way are one incompatibility. When one more is found, a wider
 * incompatibility takes the place of the former, which stays as it is for the proofs that rest on it.
 */
final class Knowledge {
    private final PartialSolution solution;
    private final Terms terms;

    /** By package: the incompatibilities that name it, the newest last; retired ones until they are met. */
    private final List<List<Incompatibility>> naming = new ArrayList<>();

    /** The widest incompatibility of each fact. */
    private final Map<Cause, Incompatibility> facts = new HashMap<>();

    private final Deque<Incompatibility> fresh = new ArrayDeque<>();
    private final BitSet changed = new BitSet();
    private long size;

    /** Whether alike facts about several candidates become one. */
    private final boolean merging;

    Knowledge(PartialSolution solution, boolean merging) {
        this.solution = solution;
        this.terms = new Terms(solution);
        this.merging = merging;
    }

    /** Makes room for a package. */
    void open(int pkg) {
        while (naming.size() <= pkg) {
            naming.add(new ArrayList<>());
        }
    }

    /** {@return the incompatibilities that name a package, the newest last; retired ones may be taken out} */
    List<Incompatibility> naming(int pkg) {
        return naming.get(pkg);
    }

    /** {@return the packages all of whose incompatibilities are to be looked at} */
    BitSet changed() {
        return changed;
    }

    /** {@return the newest incompatibility that nobody has looked at; null if there is none} */
    @Nullable
    Incompatibility takeFresh() {
        return fresh.pollLast();
    }

    /** {@return how many incompatibilities were stored} */
    long size() {
        return size;
    }

    /** Adds what was learnt; it is looked at in the next propagation. */
    void add(Incompatibility incompatibility) {
        for (int term = 0; term < incompatibility.size(); term++) {
            naming.get(incompatibility.pkg(term)).add(incompatibility);
        }
        fresh.add(incompatibility);
        size++;
    }

    /** Adds that candidates of a package are not usable. */
    void addUnusable(int pkg, long[] candidates) {
        Cause cause = new Cause.Unusable(pkg);
        Incompatibility known = facts.get(cause);
        long[] all = known == null ? candidates : Bits.or(known.set(0), candidates);
        replace(known, Incompatibility.of(pkg, all, cause));
    }

    /** Adds that candidates of a package have a dependency, which forbids some of its target. */
    void addDependency(Cause.Dependency dependency, long[] candidates, long[] forbidden) {
        boolean ofItself = dependency.target() == dependency.pkg();
        long[] depending = ofItself ? Bits.and(candidates, forbidden) : candidates;
        Incompatibility known = facts.get(dependency);
        if (known != null) {
            long[] before = known.set(known.termOf(dependency.pkg()));
            if (Bits.isSubset(depending, before)) {
                return;
            }
            depending = Bits.or(before, depending);
        }
        terms.clear().add(dependency.pkg(), depending);
        if (dependency.feature() != dependency.pkg()) {
            terms.add(dependency.feature(), solution.only(dependency.feature(), 0));
        }
        terms.add(dependency.target(), forbidden);
        Incompatibility wider = terms.toIncompatibility(dependency);
        if (wider != null) {
            replace(known, wider);
        }
    }

    private void replace(@Nullable Incompatibility known, Incompatibility wider) {
        if (known != null) {
            known.retire();
        }
        if (merging) {
            facts.put(wider.cause(), wider);
        }
        add(wider);
    }
}
