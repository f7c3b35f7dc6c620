// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.json.JsonCursor;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The packages of projects, as a file names them one after another. */
final class ProvidedNames {
    private static final int MOST = 200_000;

    private final SortedMap<ProjectName, SortedSet<String>> packages = new TreeMap<>();
    private final SortedSet<String> projectless = new TreeSet<>();
    private int count;

    /** Adds that a package provides a project; the cursor stands where that is said. */
    void add(String packageName, String project, JsonCursor json) throws IOException {
        add(packageName, project(project, json), json::place, json);
    }

    /** Adds that a package provides a project, which is said at a place. */
    void add(String packageName, ProjectName project, Supplier<String> place, JsonCursor json) throws IOException {
        if (packageName.isBlank()) {
            throw json.fault(place.get(), "names a package by no text");
        }
        if (packages.computeIfAbsent(project, key -> new TreeSet<>()).add(packageName) && ++count > MOST) {
            throw json.fault(place.get(), "is one package more than the " + MOST + " that are read");
        }
    }

    /** {@return the project that a text names, at which the cursor stands} */
    static ProjectName project(String text, JsonCursor json) throws IOException {
        try {
            return ProjectName.parse(text);
        } catch (InvalidNameException e) {
            throw json.fault(Shown.quoted(text) + " is no name of a project");
        }
    }

    /** Adds that no project was found of a package. */
    void addProjectless(String packageName) {
        projectless.add(packageName);
    }

    MappedPackages packages() {
        return new MappedPackages(packages, projectless);
    }
}
