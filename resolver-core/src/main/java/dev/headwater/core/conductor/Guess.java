// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.conductor.PreparedRequest.Demand;
import dev.headwater.core.solver.Bits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a project while reading ahead, and which version of it will probably be tried. */
final class Guess {
    final ProjectName name;
    final List<SpecifierSet> constraints = new ArrayList<>();

    /** Candidates whose metadata excludes them. */
    final Set<Integer> unusable = new HashSet<>();

    /** By who asks, null for the request: what is asked for. */
    private final Map<@Nullable ProjectName, List<Demand>> asks = new HashMap<>();

    private final Map<SpecifierSet, long[]> admitted = new HashMap<>();

    /** Whether the page has been asked for. */
    boolean asked;

    @Nullable
    Project project;

    /** The candidate that is guessed, or a negative number. */
    int candidate = -1;

    /** How often was guessed. */
    int count;

    /** How many candidates the solver has tried. */
    int tries;

    /** The dependencies of the candidate that have not been followed. */
    List<Dependency> open = List.of();

    Guess(ProjectName name) {
        this.name = name;
    }

    Project project() {
        if (project == null) {
            throw new IllegalStateException("the page of '" + name + "' has not come");
        }
        return project;
    }

    void ask(@Nullable ProjectName source, Demand demand) {
        asks.computeIfAbsent(source, key -> new ArrayList<>()).add(demand);
    }

    /** Forgets what another version of a project asked for. */
    void withdraw(ProjectName source) {
        asks.remove(source);
    }

    /** {@return the extras that are asked for} */
    Set<ExtraName> extras() {
        Set<ExtraName> extras = new TreeSet<>();
        asks.values().forEach(demands -> demands.forEach(demand -> extras.addAll(demand.extras())));
        return extras;
    }

    /** {@return the candidates that all who ask admit} */
    long[] fitting() {
        Candidates candidates = project().candidates();
        long[] fitting = Bits.all(candidates.size());
        for (SpecifierSet constraint : constraints) {
            fitting = Bits.and(fitting, admitted(constraint));
        }
        for (List<Demand> demands : asks.values()) {
            for (Demand demand : demands) {
                fitting = Bits.and(fitting, admitted(demand.specifiers()));
            }
        }
        for (int excluded : unusable) {
            fitting[excluded >> 6] &= ~(1L << excluded);
        }
        return fitting;
    }

    /** {@return whether one of the candidates that fit is among those that a specifier set admits} */
    boolean admits(SpecifierSet specifiers) {
        return !Bits.isEmpty(Bits.and(fitting(), admitted(specifiers)));
    }

    private long[] admitted(SpecifierSet specifiers) {
        return admitted.computeIfAbsent(
                specifiers, key -> project().candidates().admitted(key));
    }
}
