// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A project that is being worked on, as its {@code pyproject.toml} describes it.
 *
 * <p>In a request it <em>is</em> the project of its name: every requirement on the name, be it in the request, in its
 * own extras or in the metadata of a package, is met by it, and no index is ever told the name. Its dependencies and
 * extras are read as those in the metadata of a project: extras may name one another, also in a circle, and markers may
 * ask for the extra.
 *
 * <p>What the standard calls dynamic, made when the project is built, is empty here.
 *
 * @param name its name
 * @param place where it is described: {@code pyproject.toml}
 * @param version its version; where it is empty, whatever is required of the version counts as met, with a warning
 * @param dependencies what it requires, each with its place; where they are empty, nothing that needs it has a solution
 * @param extras what each of its extras adds; where they are empty, nothing that needs one has a solution
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">pyproject.toml specification</a>
 * @since 0.1.0
 */
public record OwnProject(
        ProjectName name,
        Place place,
        Optional<Version> version,
        Optional<List<RequestedRequirement>> dependencies,
        Optional<SortedMap<ExtraName, List<RequestedRequirement>>> extras) {
    /** Copies. */
    public OwnProject {
        dependencies = dependencies.map(List::copyOf);
        extras = extras.map(OwnProject::copied);
    }

    private static SortedMap<ExtraName, List<RequestedRequirement>> copied(
            SortedMap<ExtraName, List<RequestedRequirement>> extras) {
        SortedMap<ExtraName, List<RequestedRequirement>> copy = new TreeMap<>();
        extras.forEach((extra, requirements) -> copy.put(extra, List.copyOf(requirements)));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** {@return the name, and the version where it is known: {@code acme 1.0}} */
    @Override
    public String toString() {
        return name + version.map(known -> " " + known).orElse("");
    }
}
