// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.PreparedRequest.Demand;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a project while reading ahead, and which version of it will probably be tried. */
final class PrefetchState {
    final ProjectName name;
    final List<SpecifierSet> constraints = new ArrayList<>();

    /** Candidates whose metadata excludes them. */
    final Set<Integer> unusable = new HashSet<>();

    /** By who asks, null for the request: the versions and the extras that are asked for. */
    private final Map<@Nullable ProjectName, Set<SpecifierSet>> versions = new HashMap<>();

    private final Map<@Nullable ProjectName, Set<ExtraName>> extras = new HashMap<>();

    private final Map<SpecifierSet, long[]> admitted = new HashMap<>();

    /** Whether the page has been asked for. */
    boolean asked;

    @Nullable
    Project project;

    /** The candidate that will probably be tried, or a negative number. */
    int candidate = -1;

    /** The number of guesses. */
    int guesses;

    /** The number of candidates that the solver has tried. */
    int tries;

    /** What was read of the candidate, until then null; its extras that were followed, and those that were not. */
    private @Nullable Release release;

    private final Set<ExtraName> followed = new HashSet<>();
    private final Set<ExtraName> waiting = new TreeSet<>();
    private boolean isProjectFollowed;

    PrefetchState(ProjectName name) {
        this.name = name;
    }

    Project project() {
        if (project == null) {
            throw new IllegalStateException("the page of '" + name + "' has not come");
        }
        return project;
    }

    void ask(@Nullable ProjectName source, Demand demand) {
        versions.computeIfAbsent(source, key -> new HashSet<>()).add(demand.specifiers());
        if (!demand.extras().isEmpty()) {
            extras.computeIfAbsent(source, key -> new HashSet<>()).addAll(demand.extras());
            waiting.addAll(demand.extras());
        }
    }

    /** Forgets what another version of a project asked for. */
    void withdraw(ProjectName source) {
        versions.remove(source);
        if (extras.remove(source) != null) {
            waiting.removeIf(this::isUnasked);
        }
    }

    private boolean isUnasked(ExtraName extra) {
        for (Set<ExtraName> asked : extras.values()) {
            if (asked.contains(extra)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a candidate was followed, so that it has asked for something} */
    boolean isFollowed() {
        return release != null;
    }

    /** Begins to follow what was read of the candidate. */
    void follow(Release read) {
        release = read;
        isProjectFollowed = false;
        followed.clear();
        for (Set<ExtraName> asked : extras.values()) {
            waiting.addAll(asked);
        }
    }

    /** {@return the dependencies of the candidate, with the extras that are asked for, that were not followed} */
    List<Dependency> takeOpen() {
        Release read = release;
        if (read == null) {
            return List.of();
        }
        List<Dependency> open = new ArrayList<>(isProjectFollowed ? List.of() : read.dependencies());
        isProjectFollowed = true;
        for (ExtraName extra : waiting) {
            boolean isTold = !(read instanceof Release.Usable usable && usable.isToldApart(extra));
            if (isTold && followed.add(extra)) {
                open.addAll(read.dependencies(extra));
            }
        }
        waiting.clear();
        return open;
    }

    /** {@return the candidates that all who ask admit} */
    long[] fitting() {
        long[] fitting = Bits.all(project().size());
        for (SpecifierSet constraint : constraints) {
            fitting = Bits.and(fitting, admitted(constraint));
        }
        for (Set<SpecifierSet> asked : versions.values()) {
            for (SpecifierSet specifiers : asked) {
                fitting = Bits.and(fitting, admitted(specifiers));
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
        return admitted.computeIfAbsent(specifiers, key -> project().admitted(key));
    }
}
