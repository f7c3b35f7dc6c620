// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * What one index says about one project.
 *
 * <p>The cases are kept apart because only {@link Absent} lets the next index be asked. An index that could not answer
 * is {@link Unavailable}; taking that as absent would let a package of the same name elsewhere take its place.
 */
public sealed interface ProjectAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

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
