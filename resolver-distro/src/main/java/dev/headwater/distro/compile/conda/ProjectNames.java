// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.CompileSettings;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which projects a package provides by the words of a policy and its file of names, whether it is there or not. */
final class ProjectNames {
    private final Map<String, SortedSet<ProjectName>> byPackage = new TreeMap<>();

    ProjectNames(CompileSettings settings) {
        settings.names().forEach((project, name) -> add(name, project));
        settings.mapping().forEach((project, names) -> {
            if (!settings.names().containsKey(project)) {
                names.forEach(name -> add(name, project));
            }
        });
    }

    private void add(String name, ProjectName project) {
        byPackage.computeIfAbsent(name, key -> new TreeSet<>()).add(project);
    }

    boolean isMapped(String name) {
        return byPackage.containsKey(name);
    }

    SortedSet<ProjectName> of(String name) {
        return Collections.unmodifiableSortedSet(byPackage.getOrDefault(name, new TreeSet<>()));
    }
}
