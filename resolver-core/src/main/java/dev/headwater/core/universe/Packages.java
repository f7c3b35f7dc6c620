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
    public sealed interface Entity {
        /** {@return what a visitor makes of this case} */
        <R> R accept(Visitor<R> visitor);

        /** {@return how many candidates it has: one where it is given, none where it cannot be had} */
        int candidates(ProjectUniverse universe);

        /** {@return whether it is a project; all else is given, or cannot be had} */
        default boolean isProject() {
            return false;
        }
    }

    /** Handles each case. */
    public interface Visitor<R> {
        /** Handles the request. */
        R request();

        /** Handles a project. */
        R project(Project project);

        /** Handles an extra. */
        R feature(Feature feature);

        /** Handles what cannot be had. */
        R unattainable(Unattainable nothing);
    }

    /** The request. */
    record Root() implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.request();
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return 1;
        }
    }

    /**
     * A project.
     *
     * @param name its name
     */
    public record Project(ProjectName name) implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.project(this);
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return universe.project(name).size();
        }

        @Override
        public boolean isProject() {
            return true;
        }
    }

    /**
     * An extra of a project.
     *
     * @param project the number of the project
     * @param extra the extra
     */
    public record Feature(int project, ExtraName extra) implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.feature(this);
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return 1;
        }
    }

    /**
     * Something that cannot be had, whatever is chosen.
     *
     * @param why why it cannot
     */
    public record Unattainable(Exclusion why) implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unattainable(this);
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return 0;
        }
    }

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
