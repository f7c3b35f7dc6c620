// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All incompatibilities that are known, each beside the packages that it names, and which packages to look at again.
 */
final class Knowledge {
    /** By package: the incompatibilities that name it, the newest last. */
    private final List<List<Incompatibility>> naming = new ArrayList<>();

    private final Set<Cause> facts = new HashSet<>();
    private final BitSet changed = new BitSet();
    private long size;

    /** Makes room for a package. */
    void open(int pkg) {
        while (naming.size() <= pkg) {
            naming.add(new ArrayList<>());
        }
    }

    /** {@return the incompatibilities that name a package, the newest last} */
    List<Incompatibility> naming(int pkg) {
        return naming.get(pkg);
    }

    /** {@return the packages whose incompatibilities are to be looked at} */
    BitSet changed() {
        return changed;
    }

    /** {@return how many incompatibilities are known} */
    long size() {
        return size;
    }

    /** {@return whether a fact is new; it is not from now on} */
    boolean isNew(Cause fact) {
        return facts.add(fact);
    }

    /** Adds an incompatibility; it is looked at in the next propagation. */
    void add(Incompatibility incompatibility) {
        for (int term = 0; term < incompatibility.size(); term++) {
            naming.get(incompatibility.pkg(term)).add(incompatibility);
            changed.set(incompatibility.pkg(term));
        }
        size++;
    }
}
