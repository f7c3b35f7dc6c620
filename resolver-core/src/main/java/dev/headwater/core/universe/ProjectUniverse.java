// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import com.google.common.primitives.Ints;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.request.Dependencies;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.PreparedRequest.Demand;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Universe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The world as the solver sees it: numbers, made of projects, candidates and requirements as they become known. */
public final class ProjectUniverse implements Universe {
    private final PreparedRequest request;
    private final Relaxation relaxation;
    private final Packages packages = new Packages();
    private final Map<ProjectName, Project> projects = new TreeMap<>();

    /** By number: the project, once it was demanded. */
    private @Nullable Project[] numbered = new @Nullable Project[64];

    /**
     * By number of a project: what the release of it that was looked at last requires, as it is mostly the very same.
     */
    private @Nullable Alike[] alike = new @Nullable Alike[64];

    private final List<Narrowing> narrowings = new ArrayList<>();
    private final Map<Narrowing, Integer> numbers = new HashMap<>();
    private final List<long @Nullable []> admitted = new ArrayList<>();
    private final DependencyTable dependencies = new DependencyTable();

    /** What a requirement of metadata comes to; that of neighbouring versions is mostly the same one. */
    private final IdentityHashMap<Dependency, int[]> pairs = new IdentityHashMap<>();

    /** What releases of a project require, and what it comes to. */
    private static final class Alike {
        final Dependencies required;
        final int[] pairs;

        Alike(Dependencies required, int[] pairs) {
            this.required = required;
            this.pairs = pairs;
        }
    }

    /**
     * A requirement as the solver sees it.
     *
     * @param target the project that it narrows
     * @param specifiers the versions that it admits
     */
    public record Narrowing(int target, SpecifierSet specifiers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Narrowing that && target == that.target && specifiers.equals(that.specifiers);
        }

        @Override
        public int hashCode() {
            return 31 * target + specifiers.hashCode();
        }
    }

    public ProjectUniverse(PreparedRequest request) {
        this(request, Relaxation.NONE);
    }

    public ProjectUniverse(PreparedRequest request, Relaxation relaxation) {
        this.request = request;
        this.relaxation = relaxation;
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
        int pkg = packages.project(project.name());
        if (pkg >= numbered.length) {
            int capacity = Math.max(pkg + 1, numbered.length * 2);
            numbered = Arrays.copyOf(numbered, capacity);
            alike = Arrays.copyOf(alike, capacity);
        }
        numbered[pkg] = project;
    }

    /** {@return a project that the solver demanded} */
    public Project project(int pkg) {
        Project project = pkg < numbered.length ? numbered[pkg] : null;
        return project != null ? project : project(packages.name(pkg));
    }

    Project project(ProjectName name) {
        Project project = projects.get(name);
        if (project == null) {
            throw new IllegalStateException("'" + name + "' was not demanded");
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
        return !packages.isProject(pkg);
    }

    @Override
    public int candidateCount(int pkg) {
        return packages.get(pkg).candidates(this);
    }

    @Override
    public long @Nullable [] constrained(int pkg) {
        if (!packages.get(pkg).isProject()) {
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
        return project(pkg).isReadCheaply(candidate) && !project(pkg).isReadWhole(candidate);
    }

    @Override
    public boolean isKnown(int pkg, int candidate) {
        return project(pkg).isRead(candidate);
    }

    @Override
    public boolean isUsable(int pkg, int candidate) {
        return project(pkg).release(candidate).isUsable();
    }

    @Override
    public boolean isToldApart(int pkg, int candidate, int feature) {
        return project(pkg).release(candidate) instanceof Release.Usable release
                && packages.get(feature) instanceof Packages.Feature named
                && release.isToldApart(named.named());
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
        int[] known = dependencies.get(feature, candidate);
        if (known == null) {
            known = pkg == ROOT
                    ? pairs(request.demands(), UnaryOperator.identity())
                    : dependenciesOf(pkg, candidate, feature);
            dependencies.set(feature, candidate, known);
        }
        return known;
    }

    private int[] dependenciesOf(int pkg, int candidate, int feature) {
        Release release = project(pkg).release(candidate);
        if (feature != pkg
                || !(release instanceof Release.Usable usable)
                || usable.own().isPresent()) {
            return dependenciesOf(pkg, release, packages.get(feature).extra());
        }
        Alike last = alike[pkg];
        if (last == null || last.required != usable.required()) {
            last = new Alike(usable.required(), dependenciesOf(pkg, release, Optional.empty()));
            alike[pkg] = last;
        }
        return last.pairs;
    }

    private int[] dependenciesOf(int pkg, Release release, Optional<ExtraName> extra) {
        List<int[]> all = new ArrayList<>();
        if (release.isUnknown(extra)) {
            all.add(unattainable(new Exclusion.UnknownDependencies(extra)));
        }
        for (Dependency dependency : dependencies(release, extra)) {
            all.add(pairs(packages.name(pkg), dependency));
        }
        for (Dependency dependency : release.undecided(extra)) {
            all.add(undecided(dependency, extra));
        }
        return Ints.concat(all.toArray(int[][]::new));
    }

    private static List<Dependency> dependencies(Release release, Optional<ExtraName> extra) {
        return extra.isPresent() ? release.dependencies(extra.get()) : release.dependencies();
    }

    private static String shown(Dependency dependency) {
        return UrlSecrets.masked(dependency.text());
    }

    /** What is not known is no "no": neither the extra nor the project can be had that needs to know it. */
    private int[] undecided(Dependency dependency, Optional<ExtraName> extra) {
        List<MarkerField> unknown = dependency.unknown(
                extra.stream().toList(), request.request().target().environment());
        return unattainable(new Exclusion.UnknownMarker(shown(dependency), unknown));
    }

    private int[] pairs(ProjectName by, Dependency dependency) {
        Requirement requirement = dependency.requirement().orElse(null);
        if (requirement != null && relaxation.frees(by, requirement.name())) {
            return pairs(dependency, Demand::withoutVersions);
        }
        int[] known = pairs.get(dependency);
        if (known == null) {
            known = pairs(dependency, UnaryOperator.identity());
            pairs.put(dependency, known);
        }
        return known;
    }

    private int[] pairs(Dependency dependency, UnaryOperator<Demand> taken) {
        Requirement requirement = dependency.requirement().orElse(null);
        // Without an extra such a file is excluded; here an extra brings it, so the extra cannot be had.
        if (requirement == null) {
            return unattainable(new Exclusion.UnreadableRequirement(shown(dependency)));
        }
        if (request.isForeignUrl(dependency)) {
            return unattainable(new Exclusion.DependsOnUrl(
                    requirement.name(), Optional.empty(), dependency.said().isPresent()));
        }
        return pairs(request.demands(requirement, dependency.said().map(Dependency.Said::place)), taken);
    }

    private int[] unattainable(Exclusion why) {
        return new int[] {packages.unattainable(why), ON};
    }

    private int[] pairs(List<Demand> demands, UnaryOperator<Demand> taken) {
        List<Integer> pairs = new ArrayList<>();
        for (Demand demand : demands) {
            addPairs(pairs, taken.apply(demand));
        }
        return Ints.toArray(pairs);
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

    /**
     * {@return the requirements of a candidate, or of the request, that led to what its dependencies say of a target:
     * those on its project, and those on the extra if the target is one}
     *
     * @param pkg the root, or a project whose candidate was read
     * @param feature an extra of the project, or the project itself
     */
    public List<Dependency> leadingTo(int pkg, int candidate, int feature, int target) {
        Optional<ExtraName> extra = packages.get(feature).extra();
        return dependencies(project(pkg).release(candidate), extra).stream()
                .filter(dependency -> dependency.requirement().stream()
                        .flatMap(requirement -> request.demands(requirement, Optional.empty()).stream())
                        .anyMatch(demand -> leadsTo(demand, target)))
                .toList();
    }

    /** {@return the demands of the request that led to what it says of a target} */
    public List<Demand> demandsOf(int target) {
        return request.demands().stream()
                .filter(demand -> leadsTo(demand, target))
                .toList();
    }

    private boolean leadsTo(Demand demand, int target) {
        Packages.Entity what = packages.get(target);
        return what.extra()
                .map(extra -> demand.extras().contains(extra)
                        && packages.name(what.base()).equals(demand.name()))
                .orElseGet(() -> what.isProject() && what.name().equals(demand.name()));
    }
}
