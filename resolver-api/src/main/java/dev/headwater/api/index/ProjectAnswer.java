// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * What one index says about one project.
 *
 * <p>The cases are kept apart because only {@link Absent} lets the next index be asked. An index that could not answer
 * is {@link Unavailable}; taking that as absent would let a package of the same name elsewhere take its place.
 *
 * @since 0.1.0
 */
public sealed interface ProjectAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return what the index lists, where it has the project} */
    Optional<ProjectPage> listed();

    /** {@return whether the question was answered at all} */
    boolean isAvailable();

    /** {@return whether the index has no such project} */
    boolean isAbsent();

    /** {@return whether it is an absence of which the index has not made sure itself: {@link Absent#proven}} */
    boolean isUnproven();

    /**
     * The index has the project, also with no file, or with none that can be used.
     *
     * @param page what the index lists
     */
    record Present(ProjectPage page) implements ProjectAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }

        @Override
        public boolean isAbsent() {
            return false;
        }

        @Override
        public boolean isUnproven() {
            return false;
        }

        @Override
        public Optional<ProjectPage> listed() {
            return Optional.of(page);
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The index says that it has no such project.
     *
     * @param proven whether the index itself has made sure of its known project, where the absence was said; else the
     *     resolver asks it about that project before it believes this
     */
    record Absent(boolean proven) implements ProjectAnswer {
        /** Makes the answer of an index that leaves the proof to the resolver. */
        public Absent() {
            this(false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent(this);
        }

        @Override
        public boolean isAbsent() {
            return true;
        }

        @Override
        public boolean isUnproven() {
            return !proven;
        }

        @Override
        public Optional<ProjectPage> listed() {
            return Optional.empty();
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The question was not answered.
     *
     * @param fault what came instead of an answer
     */
    record Unavailable(IndexFault fault) implements ProjectAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unavailable(this);
        }

        @Override
        public boolean isAbsent() {
            return false;
        }

        @Override
        public boolean isUnproven() {
            return false;
        }

        @Override
        public Optional<ProjectPage> listed() {
            return Optional.empty();
        }

        @Override
        public boolean isAvailable() {
            return false;
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a project that is there} */
        R present(Present answer);

        /** {@return the result for a project that is not there} */
        R absent(Absent answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}
