// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.file.TomlKeys.Item;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a {@code pyproject.toml} says of requirements. Keys that say something else are not looked at. */
public final class PyprojectReader {
    private static final int LONGEST = 1 << 20;
    private static final String DEPENDENCIES = "dependencies";
    private static final String OPTIONAL = "optional-dependencies";

    private final TomlKeys root;
    private final @Nullable TomlKeys project;
    private final Map<ExtraName, List<Item<Requirement>>> extras = new TreeMap<>();
    private final List<String> dynamic = new ArrayList<>();

    private PyprojectReader(TomlKeys root) {
        this.root = root;
        this.project = root.table("project").orElse(null);
        if (project != null) {
            project.required("name", "a [project] has a name, and never a dynamic one");
            dynamic.addAll(project.strings("dynamic").orElse(List.of()));
            project.table(OPTIONAL).ifPresent(this::readExtras);
        }
    }

    /**
     * Reads a file.
     *
     * @throws FileFault for the first fault
     */
    public static PyprojectReader read(Path file) {
        return new PyprojectReader(TomlDocument.read(file, LONGEST));
    }

    /**
     * Reads the text of a file.
     *
     * @throws FileFault for the first fault
     */
    public static PyprojectReader parse(String text) {
        return new PyprojectReader(TomlDocument.parse(text));
    }

    private void readExtras(TomlKeys keys) {
        for (String key : keys.names()) {
            ExtraName extra = keys.parse(key, keys.lineOf(key), key, ExtraName::parse);
            List<Item<Requirement>> requirements =
                    keys.placedTexts(key, RequirementText::parse).orElse(List.of());
            if (extras.put(extra, requirements) != null) {
                throw keys.fault(key, "the extra '" + extra + "' is written twice, in different spellings");
            }
        }
    }

    /** {@return the name of the project, if there is a [project]} */
    public Optional<ProjectName> name() {
        return project == null ? Optional.empty() : project.text("name", ProjectName::parse);
    }

    /** {@return the versions of Python that the project is for, if it says so} */
    public Optional<SpecifierSet> requiresPython() {
        return project == null ? Optional.empty() : project.text("requires-python", SpecifierSet::parse);
    }

    /** {@return the line of requires-python} */
    public int lineOfRequiresPython() {
        return project == null ? 0 : project.lineOf("requires-python");
    }

    /** {@return the extras} */
    public SortedSet<ExtraName> extras() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(extras.keySet()));
    }

    /** {@return the groups} */
    public GroupReader groups() {
        return new GroupReader(root.table("dependency-groups"));
    }

    /**
     * {@return the project, if there is a [project]}
     *
     * @param file where it stands, for the places of its requirements
     * @throws FileFault for the first fault
     */
    public Optional<OwnProject> project(Path file) {
        TomlKeys table = project;
        return table == null
                ? Optional.empty()
                : name().map(name -> new OwnProject(
                        name,
                        Place.inFile(file.toString()),
                        ofStatic("version", table.text("version", Version::parse)),
                        ofStatic(
                                DEPENDENCIES,
                                Optional.of(requested(
                                        file,
                                        table.placedTexts(DEPENDENCIES, RequirementText::parse)
                                                .orElse(List.of())))),
                        ofStatic(OPTIONAL, Optional.of(requestedByExtra(file)))));
    }

    /** What is dynamic is made when the project is built, whatever the table says of it. */
    private <T> Optional<T> ofStatic(String key, Optional<T> value) {
        return value.filter(written -> !dynamic.contains(key));
    }

    private SortedMap<ExtraName, List<RequestedRequirement>> requestedByExtra(Path file) {
        SortedMap<ExtraName, List<RequestedRequirement>> requested = new TreeMap<>();
        extras.forEach((extra, items) -> requested.put(extra, requested(file, items)));
        return requested;
    }

    private static List<RequestedRequirement> requested(Path file, List<Item<Requirement>> items) {
        return items.stream()
                .map(item -> RequestedRequirement.of(item.value(), Place.inFile(file.toString(), item.line())))
                .toList();
    }

    /**
     * Checks that the project's dependencies, with some of its extras, are there to be asked for.
     *
     * @throws FileFault if there is no [project], if what is asked for is made only when the project is built, or is
     *     not there
     */
    public void require(List<ExtraName> asked) {
        TomlKeys table = project;
        if (table == null) {
            throw FileFault.whole(
                    "there is no [project] table"
                            + (isPoetry()
                                    ? "; requirements in [tool.poetry] are no standard, write them into [project]"
                                    : ", so it names no dependencies; ask for a group of [dependency-groups], or add the table"));
        }
        refuseDynamic(table, asked);
        for (ExtraName extra : asked) {
            if (!extras.containsKey(extra)) {
                throw FileFault.at(
                        table.lineOf(OPTIONAL),
                        table.path(OPTIONAL),
                        "there is no extra '" + extra + "'" + NearMiss.question(extra.value(), names()) + "; there are "
                                + names());
            }
        }
    }

    private void refuseDynamic(TomlKeys table, List<ExtraName> asked) {
        for (String key : List.of(DEPENDENCIES, OPTIONAL)) {
            if (dynamic.contains(key) && (key.equals(DEPENDENCIES) || !asked.isEmpty())) {
                throw table.fault(
                        "dynamic",
                        "the " + key
                                + " of this project are made when it is built, and nothing is built here; write them into [project], "
                                + "or name the file that they are made from with -r");
            }
        }
    }

    private List<String> names() {
        return extras.keySet().stream().map(ExtraName::value).toList();
    }

    private boolean isPoetry() {
        return root.table("tool").filter(tool -> tool.isTable("poetry")).isPresent();
    }
}
