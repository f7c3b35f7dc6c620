// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A universe of a few projects, each with a feature: numbers that mean nothing, full of contradictions. */
final class RandomUniverse implements Universe {
    private static final int[] NOTHING = {};

    private final Random random;
    private final int projects;
    private final int[] candidates;
    private final long[] constrained;
    private final Set<List<Integer>> unusable = new HashSet<>();
    private final List<long[]> requirements = new ArrayList<>();
    private final Map<List<Integer>, int[]> dependencies = new HashMap<>();

    RandomUniverse(long seed) {
        this(seed, 5);
    }

    /** Makes one whose projects have so many candidates at the most. */
    RandomUniverse(long seed, int most) {
        random = new Random(seed);
        projects = 3 + random.nextInt(5);
        candidates = new int[projects + 1];
        constrained = new long[projects + 1];
        candidates[ROOT] = 1;
        for (int project = 1; project <= projects; project++) {
            candidates[project] = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(most);
            constrained[project] = random.nextInt(5) == 0 ? random.nextLong() & all(candidates[project]) : -1;
        }
        addDependencies(ROOT, 0, ROOT, 1 + random.nextInt(3));
        for (int project = 1; project <= projects; project++) {
            for (int candidate = 0; candidate < candidates[project]; candidate++) {
                addDependencies(project, candidate, project, random.nextInt(4));
                addDependencies(project, candidate, featureOf(project), random.nextInt(3));
                if (random.nextInt(12) == 0) {
                    unusable.add(List.of(project, candidate));
                }
            }
        }
    }

    private static long all(int size) {
        return (1L << size) - 1;
    }

    int projects() {
        return projects;
    }

    private int featureOf(int project) {
        return projects + project;
    }

    private void addDependencies(int project, int candidate, int feature, int count) {
        List<Integer> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int target = 1 + random.nextInt(projects);
            requirements.add(new long[] {random.nextLong() & all(candidates[target])});
            pairs.add(target);
            pairs.add(requirements.size() - 1);
            if (random.nextInt(4) == 0) {
                pairs.add(featureOf(target));
                pairs.add(ON);
            }
        }
        dependencies.put(
                List.of(project, candidate, feature),
                pairs.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public int base(int pkg) {
        return pkg > projects ? pkg - projects : NO_BASE;
    }

    @Override
    public boolean isGiven(int pkg) {
        return pkg == ROOT || pkg > projects;
    }

    @Override
    public int candidateCount(int pkg) {
        return pkg > projects ? 1 : candidates[pkg];
    }

    @Override
    public long @Nullable [] constrained(int pkg) {
        // Of a project without candidates a set has no word.
        return pkg == ROOT || pkg > projects || constrained[pkg] < 0 || candidates[pkg] == 0
                ? null
                : new long[] {constrained[pkg]};
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
        return !unusable.contains(List.of(pkg, candidate));
    }

    @Override
    public int[] dependencies(int pkg, int candidate, int feature) {
        return dependencies.getOrDefault(List.of(pkg, candidate, feature), NOTHING);
    }

    @Override
    public long[] admitted(int requirement) {
        return requirements.get(requirement);
    }
}
