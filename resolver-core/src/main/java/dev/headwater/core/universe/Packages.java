// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.solver.Universe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers under which the solver knows packages, given out in the order in which they are met. */
public final class Packages {
    private final List<Entity> packages = new ArrayList<>();
    private final Map<Entity, Integer> numbers = new HashMap<>();

    /** By number: the project that an extra is of. */
    private int[] bases = new int[64];

    /** The numbers of projects. */
    private final BitSet projects = new BitSet();

    /** What a number stands for. */
    public sealed interface Entity {
        /** {@return what a visitor makes of this case} */
        <R> R accept(Visitor<R> visitor);

        /** {@return how many candidates it has: one where it is given, none where it cannot be had} */
        int candidates(ProjectUniverse universe);

        /** {@return whether it is a project; all else is given, or cannot be had} */
        boolean isProject();

        /**
         * {@return the name of a project}
         *
         * @throws IllegalArgumentException if it is none
         */
        ProjectName name();

        /** {@return the number of the project that an extra is of, or {@link Universe#NO_BASE}} */
        int base();

        /** {@return the extra, if it is one} */
        Optional<ExtraName> extra();

        /** {@return why it cannot be had, if it cannot} */
        Optional<Exclusion> obstacle();
    }

    /** Handles each case. */
    public interface Visitor<R> {
        /** Handles the request. */
        R request();

        /** Handles a project. */
        R base(Base base);

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
        public boolean isProject() {
            return false;
        }

        @Override
        public ProjectName name() {
            throw noProject(this);
        }

        @Override
        public int base() {
            return Universe.NO_BASE;
        }

        @Override
        public Optional<ExtraName> extra() {
            return Optional.empty();
        }

        @Override
        public Optional<Exclusion> obstacle() {
            return Optional.empty();
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
    public record Base(ProjectName name) implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.base(this);
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return universe.project(name).size();
        }

        @Override
        public boolean isProject() {
            return true;
        }

        @Override
        public int base() {
            return Universe.NO_BASE;
        }

        @Override
        public Optional<ExtraName> extra() {
            return Optional.empty();
        }

        @Override
        public Optional<Exclusion> obstacle() {
            return Optional.empty();
        }
    }

    /**
     * An extra of a project.
     *
     * @param project the number of the project
     * @param named the extra
     */
    public record Feature(int project, ExtraName named) implements Entity {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.feature(this);
        }

        @Override
        public boolean isProject() {
            return false;
        }

        @Override
        public ProjectName name() {
            throw noProject(this);
        }

        @Override
        public int base() {
            return project;
        }

        @Override
        public Optional<ExtraName> extra() {
            return Optional.of(named);
        }

        @Override
        public Optional<Exclusion> obstacle() {
            return Optional.empty();
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
        public boolean isProject() {
            return false;
        }

        @Override
        public ProjectName name() {
            throw noProject(this);
        }

        @Override
        public int base() {
            return Universe.NO_BASE;
        }

        @Override
        public Optional<ExtraName> extra() {
            return Optional.empty();
        }

        @Override
        public Optional<Exclusion> obstacle() {
            return Optional.of(why);
        }

        @Override
        public int candidates(ProjectUniverse universe) {
            return 0;
        }
    }

    private static IllegalArgumentException noProject(Entity entity) {
        return new IllegalArgumentException(entity + " is no project");
    }

    Packages() {
        number(new Root());
    }

    int project(ProjectName name) {
        return number(new Base(name));
    }

    int feature(int project, ExtraName extra) {
        return number(new Feature(project, extra));
    }

    int unattainable(Exclusion why) {
        return number(new Unattainable(why));
    }

    private int number(Entity what) {
        int number = packages.size();
        Integer known = numbers.putIfAbsent(what, number);
        if (known != null) {
            return known;
        }
        packages.add(what);
        bases = number < bases.length ? bases : Arrays.copyOf(bases, number * 2);
        bases[number] = what.base();
        projects.set(number, what.isProject());
        return number;
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
        return packages.get(number).name();
    }

    boolean isProject(int number) {
        return projects.get(number);
    }

    int base(int number) {
        return bases[number];
    }
}
