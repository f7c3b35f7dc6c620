// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import com.google.common.primitives.Ints;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Solver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the solver chose: candidates of projects with their extras, and what these require. */
public final class Solution {
    private final ProjectUniverse universe;
    private final Solver solver;

    /** By project: its extras in the solution, each with the number of its feature. */
    private final Map<Integer, NavigableMap<ExtraName, Integer>> features = new HashMap<>();

    /** By project: what projects of the request require of it that other packages ask for. */
    private final Map<ProjectName, List<RequestedRequirement>> broughtByOwn = new HashMap<>();

    public Solution(ProjectUniverse universe, Solver solver) {
        this.universe = universe;
        this.solver = solver;
        for (int pkg = 0; pkg < universe.packages().count(); pkg++) {
            Packages.Entity chosen = universe.packages().get(pkg);
            if (chosen.extra().isPresent() && solver.chosen(pkg) >= 0) {
                NavigableMap<ExtraName, Integer> known = features.get(chosen.base());
                if (known == null) {
                    known = new TreeMap<>();
                    features.put(chosen.base(), known);
                }
                known.put(chosen.extra().get(), pkg);
            }
        }
        for (Project project : universe.projects().values()) {
            if (project.own().isPresent() && candidate(project) >= 0) {
                bring(project);
            }
        }
    }

    private void bring(Project own) {
        Release release = own.release(candidate(own));
        release.dependencies().forEach(this::bring);
        extras(own).forEach(extra -> release.dependencies(extra).forEach(this::bring));
    }

    private void bring(Dependency dependency) {
        RequestedRequirement requested = dependency.requested();
        broughtByOwn
                .computeIfAbsent(requested.requirement().name(), key -> new ArrayList<>())
                .add(requested);
    }

    /** {@return the requirements on a project of the request, and of projects of its own} */
    public List<RequestedRequirement> requested(ProjectName name) {
        List<RequestedRequirement> all = new ArrayList<>(universe.request().requested(name));
        all.addAll(broughtByOwn.getOrDefault(name, List.of()));
        return all;
    }

    /** {@return the candidate of a project, or a negative number if it is no part of the solution} */
    public int candidate(Project project) {
        return solver.chosen(number(project));
    }

    /** {@return the extras of a project in the solution} */
    public SortedSet<ExtraName> extras(Project project) {
        return Collections.unmodifiableSortedSet(features(number(project)).navigableKeySet());
    }

    /** {@return the other packages that a project in the solution requires, with its extras} */
    public SortedSet<ProjectName> required(Project project) {
        SortedSet<ProjectName> names = new TreeSet<>();
        int[] pairs = dependencies(project);
        for (int i = 0; i < pairs.length; i += 2) {
            if (isProject(pairs[i]) && universe.project(pairs[i]).own().isEmpty()) {
                names.add(universe.packages().name(pairs[i]));
            }
        }
        names.remove(project.name());
        return names;
    }

    /** {@return what a package in the solution requires on the target with its extras, in the order of its metadata} */
    public List<PackageRequirement> requirements(Project project, Release.Usable release) {
        PackageRequirement.Source source =
                release.offer().provided().isPresent() && release.origin().source() == MetadataOrigin.Source.DISTRIBUTOR
                        ? PackageRequirement.Source.DISTRIBUTOR
                        : PackageRequirement.Source.METADATA;
        List<PackageRequirement> rows = new ArrayList<>();
        addRows(rows, release, release.ofMetadata(), Optional.empty(), source);
        addRows(rows, release, release.besides(), Optional.empty(), PackageRequirement.Source.METADATA);
        for (ExtraName extra : extras(project)) {
            boolean isOwn = release.own().isPresent()
                    && !release.metadata().providesExtra().contains(extra);
            addRows(
                    rows,
                    release,
                    release.dependencies(extra),
                    Optional.of(extra),
                    isOwn ? PackageRequirement.Source.METADATA : source);
        }
        return rows;
    }

    private static void addRows(
            List<PackageRequirement> rows,
            Release.Usable release,
            List<Dependency> dependencies,
            Optional<ExtraName> extra,
            PackageRequirement.Source source) {
        for (Dependency dependency : dependencies) {
            Requirement requirement = dependency.requirement().orElse(null);
            if (requirement != null) {
                Optional<String> overlay = release.overlay(dependency);
                rows.add(new PackageRequirement(
                        requirement.name(),
                        requirement.extras(),
                        requirement.specifiers(),
                        requirement.marker(),
                        extra,
                        overlay.isPresent() ? PackageRequirement.Source.OVERLAY : source,
                        overlay,
                        extra.isPresent() || !release.isUnchecked(requirement.name())));
            }
        }
    }

    /** {@return what the request and the solution say of the versions of a project, each with who says it} */
    public List<String> said(ProjectName name) {
        List<String> said = new ArrayList<>();
        for (PreparedRequest.Demand demand :
                universe.demandsOf(universe.packages().project(name))) {
            if (!demand.specifiers().isAny()) {
                said.add(name.value() + demand.specifiers() + " ("
                        + demand.place().map(Place::toString).orElse("the request") + ")");
            }
        }
        universe.request()
                .constraints(name)
                .forEach(constraint -> said.add(constraint.requirement() + " (" + constraint.place() + ")"));
        for (Project project : universe.projects().values()) {
            if (candidate(project) >= 0) {
                say(said, name, project);
            }
        }
        return said;
    }

    private void say(List<String> said, ProjectName name, Project by) {
        int target = universe.packages().project(name);
        int[] pairs = dependencies(by);
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == target
                    && !universe.narrowing(pairs[i + 1]).specifiers().isAny()) {
                said.add(name.value() + universe.narrowing(pairs[i + 1]).specifiers() + " (" + by.name()
                        + by.version(candidate(by))
                                .map(version -> " " + version)
                                .orElse("")
                        + ")");
            }
        }
    }

    /** {@return what a project in the solution depends on, with its extras, as the solver sees it} */
    private int[] dependencies(Project project) {
        int pkg = number(project);
        int[] own = universe.dependencies(pkg, candidate(project), pkg);
        Map<ExtraName, Integer> extras = features(pkg);
        if (extras.isEmpty()) {
            return own;
        }
        int[][] all = new int[extras.size() + 1][];
        int count = 0;
        all[count++] = own;
        for (int feature : extras.values()) {
            all[count++] = universe.dependencies(pkg, candidate(project), feature);
        }
        return Ints.concat(all);
    }

    private boolean isProject(int pkg) {
        return universe.packages().get(pkg).isProject();
    }

    private NavigableMap<ExtraName, Integer> features(int pkg) {
        return features.getOrDefault(pkg, Collections.emptyNavigableMap());
    }

    private int number(Project project) {
        return universe.packages().project(project.name());
    }
}
