// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.explanation.Fact;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.OwnProjects;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.PreparedRequest.Demand;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Universe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The world as the solver sees it: numbers, made of projects, candidates and requirements as they become known. */
public final class ProjectUniverse implements Universe {
    private final PreparedRequest request;
    private final Packages packages = new Packages();
    private final Map<ProjectName, Project> projects = new TreeMap<>();

    private final List<Narrowing> narrowings = new ArrayList<>();
    private final Map<Narrowing, Integer> numbers = new HashMap<>();
    private final List<long @Nullable []> admitted = new ArrayList<>();
    private final Map<Branch, int[]> dependencies = new HashMap<>();

    /**
     * A requirement as the solver sees it.
     *
     * @param target the project that it narrows
     * @param specifiers the versions that it admits
     */
    public record Narrowing(int target, SpecifierSet specifiers) {}

    /** The dependencies that a candidate has with a feature, or without. */
    private record Branch(int pkg, int candidate, int feature) {}

    public ProjectUniverse(PreparedRequest request) {
        this.request = request;
    }

    public Packages packages() {
        return packages;
    }

    public PreparedRequest request() {
        return request;
    }

    /** {@return the projects that were demanded and are known, by name} */
    public Map<ProjectName, Project> projects() {
        return projects;
    }

    /** Adds a project that the solver demanded. */
    public void add(Project project) {
        projects.put(project.name(), project);
    }

    /** {@return a project that the solver demanded} */
    public Project project(int pkg) {
        Project project = projects.get(packages.name(pkg));
        if (project == null) {
            throw new IllegalStateException("'" + packages.name(pkg) + "' was not demanded");
        }
        return project;
    }

    public Narrowing narrowing(int requirement) {
        return narrowings.get(requirement);
    }

    @Override
    public int base(int pkg) {
        return packages.base(pkg);
    }

    @Override
    public boolean isGiven(int pkg) {
        return !(packages.get(pkg) instanceof Packages.Project);
    }

    @Override
    public int candidateCount(int pkg) {
        Packages.Entity what = packages.get(pkg);
        if (what instanceof Packages.Project) {
            return project(pkg).size();
        }
        return what instanceof Packages.Unattainable ? 0 : 1;
    }

    @Override
    public long @Nullable [] constrained(int pkg) {
        if (!(packages.get(pkg) instanceof Packages.Project)) {
            return null;
        }
        List<RequestedRequirement> constraints = request.constraints(packages.name(pkg));
        if (constraints.isEmpty()) {
            return null;
        }
        long[] set = Bits.all(project(pkg).size());
        for (RequestedRequirement constraint : constraints) {
            set = Bits.and(set, project(pkg).admitted(constraint.requirement().specifiers()));
        }
        return set;
    }

    @Override
    public boolean isReadAhead(int pkg, int candidate) {
        return project(pkg).isWheel(candidate) && !project(pkg).isReadWhole(candidate);
    }

    @Override
    public boolean isKnown(int pkg, int candidate) {
        return project(pkg).isRead(candidate);
    }

    @Override
    public boolean isUsable(int pkg, int candidate) {
        return !(project(pkg).release(candidate) instanceof Release.Unusable);
    }

    @Override
    public long[] admitted(int requirement) {
        long[] set = admitted.get(requirement);
        if (set == null) {
            Narrowing narrowing = narrowings.get(requirement);
            set = project(narrowing.target()).admitted(narrowing.specifiers());
            admitted.set(requirement, set);
        }
        return set;
    }

    @Override
    public int[] dependencies(int pkg, int candidate, int feature) {
        return dependencies.computeIfAbsent(
                new Branch(pkg, candidate, feature),
                branch -> pkg == ROOT ? pairs(request.demands()) : dependenciesOf(branch));
    }

    private int[] dependenciesOf(Branch branch) {
        List<Integer> pairs = new ArrayList<>();
        Release release = project(branch.pkg()).release(branch.candidate());
        Optional<ExtraName> extra = packages.get(branch.feature()) instanceof Packages.Feature feature
                ? Optional.of(feature.extra())
                : Optional.empty();
        if (release instanceof OwnRelease own && !own.isTaken(extra) && !own.isKnown(extra)) {
            addUnattainable(pairs, "what is not known: " + OwnProjects.unknown(extra));
        }
        dependencies(release, extra).forEach(dependency -> addDependency(pairs, dependency));
        release.undecided(extra).forEach(dependency -> addUndecided(pairs, dependency, extra));
        return pairs.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Dependency> dependencies(Release release, Optional<ExtraName> extra) {
        return extra.map(release::dependencies).orElseGet(release::dependencies);
    }

    private static String shown(Dependency dependency) {
        return "'" + UrlSecrets.masked(dependency.text()) + "'";
    }

    /** What is not known is no "no": neither the extra nor the project can be had that needs to know it. */
    private void addUndecided(List<Integer> pairs, Dependency dependency, Optional<ExtraName> extra) {
        String why = dependency.undecided(
                extra.stream().toList(), request.request().target().environment());
        addUnattainable(pairs, shown(dependency) + ", whose marker " + why);
    }

    private void addDependency(List<Integer> pairs, Dependency dependency) {
        Requirement requirement = dependency.requirement().orElse(null);
        // Without an extra such a file is excluded; here an extra brings it, so the extra cannot be had.
        if (requirement == null) {
            addUnattainable(pairs, shown(dependency) + ", which cannot be read");
        } else if (request.isForeignUrl(dependency)) {
            addUnattainable(
                    pairs,
                    requirement.name()
                            + (dependency.place().isPresent()
                                    ? " at a URL, which counts only where the request asks for that extra itself"
                                    : " at a URL, which only the request may name"));
        } else {
            request.demands(requirement, dependency.place().map(Dependency.Place::origin))
                    .forEach(demand -> addPairs(pairs, demand));
        }
    }

    private void addUnattainable(List<Integer> pairs, String what) {
        pairs.add(packages.unattainable(what));
        pairs.add(ON);
    }

    private int[] pairs(List<Demand> demands) {
        List<Integer> pairs = new ArrayList<>();
        demands.forEach(demand -> addPairs(pairs, demand));
        return pairs.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addPairs(List<Integer> pairs, Demand demand) {
        int target = packages.project(demand.name());
        pairs.add(target);
        pairs.add(number(new Narrowing(target, demand.specifiers())));
        for (ExtraName extra : demand.extras()) {
            pairs.add(packages.feature(target, extra));
            pairs.add(ON);
        }
    }

    private int number(Narrowing narrowing) {
        Integer known = numbers.putIfAbsent(narrowing, narrowings.size());
        if (known != null) {
            return known;
        }
        narrowings.add(narrowing);
        admitted.add(null);
        return narrowings.size() - 1;
    }

    /** {@return where a project of the request says what a fact says of it; empty for other facts} */
    public Optional<String> origin(Fact fact) {
        OwnRelease own = packages.get(fact.pkg()) instanceof Packages.Project project
                ? request.own().find(project.name()).orElse(null)
                : null;
        if (own == null) {
            return Optional.empty();
        }
        Optional<ExtraName> extra = packages.get(fact.feature()) instanceof Packages.Feature feature
                ? Optional.of(feature.extra())
                : Optional.empty();
        return dependencies(own, extra).stream()
                .filter(dependency -> dependency.requirement().stream()
                        .flatMap(requirement -> request.demands(requirement, Optional.empty()).stream())
                        .anyMatch(demand -> isOf(demand, fact)))
                .flatMap(dependency -> dependency.place().stream())
                .map(Dependency.Place::origin)
                .findFirst();
    }

    private boolean isOf(Demand demand, Fact fact) {
        int target = packages.project(demand.name());
        return fact.target() == target
                ? new Narrowing(target, demand.specifiers())
                        .equals(narrowings.get(fact.requirements().get(0)))
                : packages.get(fact.target()) instanceof Packages.Feature feature
                        && feature.project() == target
                        && demand.extras().contains(feature.extra());
    }

    /** {@return what a demand of the root asks for, where the request says so} */
    public List<Demand> demandsOn(ProjectName name) {
        return request.demands().stream()
                .filter(demand -> demand.name().equals(name))
                .toList();
    }
}
