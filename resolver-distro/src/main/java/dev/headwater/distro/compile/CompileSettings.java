// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a policy says that a feed is compiled by.
 *
 * @param architecture the distributor's word for the machine: {@code amd64}
 * @param names the policy's own evidence: which package provides a project
 * @param mapping the same as a mapping file says it; what {@code names} says counts for more
 * @param projectless the packages of which the mapping file says that no project was found in them
 * @param versions which version of a project counts where the installed and the packaged one differ
 */
public record CompileSettings(
        String architecture,
        SortedMap<ProjectName, String> names,
        SortedMap<ProjectName, SortedSet<String>> mapping,
        SortedSet<String> projectless,
        SortedMap<ProjectName, FeedVersionRule> versions) {
    /** Copies. */
    public CompileSettings {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        SortedMap<ProjectName, SortedSet<String>> copy = new TreeMap<>();
        mapping.forEach(
                (project, packages) -> copy.put(project, Collections.unmodifiableSortedSet(new TreeSet<>(packages))));
        mapping = Collections.unmodifiableSortedMap(copy);
        projectless = Collections.unmodifiableSortedSet(new TreeSet<>(projectless));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Makes settings with a mapping that says of all its packages what they provide. */
    public CompileSettings(
            String architecture,
            SortedMap<ProjectName, String> names,
            SortedMap<ProjectName, SortedSet<String>> mapping,
            SortedMap<ProjectName, FeedVersionRule> versions) {
        this(architecture, names, mapping, new TreeSet<>(), versions);
    }

    /** Makes settings of an architecture alone. */
    public CompileSettings(String architecture) {
        this(architecture, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** {@return the same, for packages whose names have no capital letters, however they were written down} */
    public CompileSettings inLowerCase() {
        SortedMap<ProjectName, String> lowerNames = new TreeMap<>();
        names.forEach((project, name) -> lowerNames.put(project, name.toLowerCase(Locale.ROOT)));
        SortedMap<ProjectName, SortedSet<String>> lowerMapping = new TreeMap<>();
        mapping.forEach((project, packages) -> lowerMapping.put(project, inLowerCase(packages)));
        return new CompileSettings(architecture, lowerNames, lowerMapping, inLowerCase(projectless), versions);
    }

    private static SortedSet<String> inLowerCase(SortedSet<String> packages) {
        SortedSet<String> lower = new TreeSet<>();
        packages.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** {@return all packages that the policy or the mapping file says to provide a project} */
    public SortedSet<String> mappedPackages() {
        SortedSet<String> all = new TreeSet<>(names.values());
        mapping.values().forEach(packages -> all.addAll(packages));
        return all;
    }

    /** {@return the packages that the policy, or else the mapping file, says to provide a project} */
    SortedSet<String> packagesOf(ProjectName project) {
        String named = names.get(project);
        return named == null ? mapping.getOrDefault(project, new TreeSet<>()) : new TreeSet<>(Set.of(named));
    }
}
