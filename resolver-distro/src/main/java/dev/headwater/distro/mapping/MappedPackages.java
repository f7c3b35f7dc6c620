// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import dev.headwater.api.name.ProjectName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a file says of packages, which are spelled as in the file.
 *
 * @param packages the packages of each project
 * @param projectless the packages of which it says that they were looked at, and that no project was found
 */
public record MappedPackages(SortedMap<ProjectName, SortedSet<String>> packages, SortedSet<String> projectless) {
    /** Copies. */
    public MappedPackages {
        SortedMap<ProjectName, SortedSet<String>> copy = new TreeMap<>();
        packages.forEach(
                (project, names) -> copy.put(project, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
        packages = Collections.unmodifiableSortedMap(copy);
        projectless = Collections.unmodifiableSortedSet(new TreeSet<>(projectless));
    }

    /** Makes what is said where there is no file. */
    public MappedPackages() {
        this(new TreeMap<>(), new TreeSet<>());
    }
}
