// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.solver.Universe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers under which the solver knows packages, given out in the order in which they are met. */
public final class Packages {
    private final List<Entity> packages = new ArrayList<>();
    private final Map<Entity, Integer> numbers = new HashMap<>();

    /** What a number stands for. */
    public sealed interface Entity {}

    /** The request. */
    record Root() implements Entity {}

    /**
     * A project.
     *
     * @param name its name
     */
    public record Project(ProjectName name) implements Entity {}

    /**
     * An extra of a project.
     *
     * @param project the number of the project
     * @param extra the extra
     */
    public record Feature(int project, ExtraName extra) implements Entity {}

    /**
     * Something that cannot be had, whatever is chosen.
     *
     * @param why why it cannot
     */
    public record Unattainable(Exclusion why) implements Entity {}

    Packages() {
        number(new Root());
    }

    int project(ProjectName name) {
        return number(new Project(name));
    }

    int feature(int project, ExtraName extra) {
        return number(new Feature(project, extra));
    }

    int unattainable(Exclusion why) {
        return number(new Unattainable(why));
    }

    private int number(Entity what) {
        Integer known = numbers.putIfAbsent(what, packages.size());
        if (known != null) {
            return known;
        }
        packages.add(what);
        return packages.size() - 1;
    }

    /** {@return how many numbers were given out} */
    int count() {
        return packages.size();
    }

    public Entity get(int number) {
        return packages.get(number);
    }

    /** {@return the project that a number stands for} */
    public ProjectName name(int number) {
        if (packages.get(number) instanceof Project project) {
            return project.name();
        }
        throw new IllegalArgumentException("package " + number + " is no project");
    }

    int base(int number) {
        return packages.get(number) instanceof Feature feature ? feature.project() : Universe.NO_BASE;
    }
}
