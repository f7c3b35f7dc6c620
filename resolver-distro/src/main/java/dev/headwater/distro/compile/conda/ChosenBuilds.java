// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.conda.CondaVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the packages of a feed provide, by their names: what relations are held against. */
final class ChosenBuilds {
    private final Map<String, SortedSet<ProjectName>> projects = new TreeMap<>();
    private final Map<ProjectName, List<Build>> builds = new TreeMap<>();

    /**
     * A build that provides a project.
     *
     * @param name the package
     * @param condaVersion its version
     * @param version the version of the project
     * @param build the name of the build
     * @param pythons the places of the Pythons that it is for
     */
    record Build(String name, CondaVersion condaVersion, Version version, String build, List<Integer> pythons) {}

    ChosenBuilds(Claims claims, Function<Claim, ProjectVersion> versions) {
        claims.settled()
                .forEach((project, all) -> all.stream()
                        .filter(claim -> claim.distribution().isImported())
                        .forEach(claim -> add(project, claim, versions.apply(claim))));
    }

    private void add(ProjectName project, Claim claim, ProjectVersion version) {
        CondaMember member = (CondaMember) claim.member();
        projects.computeIfAbsent(member.name(), name -> new TreeSet<>()).add(project);
        Optional<CondaVersion> condaVersion = member.version();
        Optional<Version> said = version.version();
        if (claim.fault().isEmpty() && member.fault().isEmpty() && condaVersion.isPresent() && said.isPresent()) {
            builds.computeIfAbsent(project, key -> new ArrayList<>())
                    .add(new Build(
                            member.name(),
                            condaVersion.get(),
                            said.get(),
                            member.listed().build(),
                            claim.distribution().interpreters()));
        }
    }

    /** {@return the projects that a package of the feed provides} */
    SortedSet<ProjectName> projects(String name) {
        return Collections.unmodifiableSortedSet(projects.getOrDefault(name, new TreeSet<>()));
    }

    /** {@return the builds of a package that provide a project} */
    List<Build> builds(ProjectName project, String name) {
        return builds.getOrDefault(project, List.of()).stream()
                .filter(build -> build.name().equals(name))
                .toList();
    }
}
