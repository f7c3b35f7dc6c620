// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Universe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A universe made by a program. Versions of a project are 0, 1, 2 and so on, the highest is preferred; a project that
 * nothing was said of has none. Features are not generated.
 */
public final class GeneratedUniverse implements Universe {
    private static final int[] NOTHING = {};

    /** By project and version: pairs of a project and a requirement. */
    private final List<int[][]> dependencies = new ArrayList<>();

    private final List<Range> requirements = new ArrayList<>();
    private final Map<Range, Integer> numbers = new HashMap<>();
    private final List<long @Nullable []> admitted = new ArrayList<>();

    /** Versions of a project, from one to another, both inclusive. */
    private record Range(int target, int from, int to) {}

    /** Makes a request for nothing. */
    public GeneratedUniverse() {
        versions(ROOT, 1);
    }

    /** {@return the number of a new project} */
    public int project(int versions) {
        int number = dependencies.size();
        versions(number, versions);
        return number;
    }

    private void versions(int project, int count) {
        int[][] made = new int[count][];
        Arrays.fill(made, NOTHING);
        while (dependencies.size() <= project) {
            dependencies.add(new int[0][]);
        }
        dependencies.set(project, made);
    }

    /** Makes the request name versions of a project. */
    public void request(int target, int from, int to) {
        depend(ROOT, 0, target, from, to);
    }

    /** Makes a version depend on versions of a project, from one to another, both inclusive. */
    public void depend(int project, int version, int target, int from, int to) {
        int[] old = dependencies.get(project)[version];
        int[] pairs = Arrays.copyOf(old, old.length + 2);
        pairs[old.length] = target;
        pairs[old.length + 1] = number(new Range(target, from, to));
        dependencies.get(project)[version] = pairs;
    }

    private int number(Range range) {
        Integer known = numbers.putIfAbsent(range, requirements.size());
        if (known != null) {
            return known;
        }
        requirements.add(range);
        admitted.add(null);
        return requirements.size() - 1;
    }

    /** {@return how many projects there are, the root included} */
    public int size() {
        return dependencies.size();
    }

    /** {@return the version that a candidate is} */
    public int version(int project, int candidate) {
        return candidateCount(project) - 1 - candidate;
    }

    /**
     * Writes the universe, a version a line: project, version, and for each dependency its project and the first and
     * the last version that will do.
     */
    public void write(Appendable out) throws IOException {
        for (int project = 0; project < size(); project++) {
            for (int version = 0; version < dependencies.get(project).length; version++) {
                out.append(Integer.toString(project)).append(' ').append(Integer.toString(version));
                int[] pairs = dependencies.get(project)[version];
                for (int i = 0; i < pairs.length; i += 2) {
                    Range range = requirements.get(pairs[i + 1]);
                    out.append(' ').append(range.target() + " " + range.from() + " " + range.to());
                }
                out.append('\n');
            }
        }
    }

    @Override
    public int base(int pkg) {
        return NO_BASE;
    }

    @Override
    public boolean isGiven(int pkg) {
        return pkg == ROOT;
    }

    @Override
    public int candidateCount(int pkg) {
        return dependencies.get(pkg).length;
    }

    @Override
    public long @Nullable [] constrained(int pkg) {
        return null;
    }

    @Override
    public boolean isReadAhead(int pkg, int candidate) {
        return true;
    }

    @Override
    public boolean isKnown(int pkg, int candidate) {
        return true;
    }

    @Override
    public boolean isUsable(int pkg, int candidate) {
        return true;
    }

    @Override
    public int[] dependencies(int pkg, int candidate, int feature) {
        return dependencies.get(pkg)[version(pkg, candidate)];
    }

    @Override
    public long[] admitted(int requirement) {
        long[] known = admitted.get(requirement);
        if (known == null) {
            Range range = requirements.get(requirement);
            int count = candidateCount(range.target());
            known = Bits.none(count);
            Bits.addRange(known, Math.max(0, count - 1 - range.to()), Math.min(count, count - range.from()));
            admitted.set(requirement, known);
        }
        return known;
    }
}
