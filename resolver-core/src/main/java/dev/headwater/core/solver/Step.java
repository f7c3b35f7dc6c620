// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.List;

/** The state of a solver when it returns. */
public sealed interface Step {
    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles projects that are needed. */
        R needProjects(NeedProjects need);

        /** Handles metadata that is needed. */
        R needMetadata(NeedMetadata need);

        /** Handles a solution. */
        R solved(Solved solved);

        /** Handles a proof that there is none. */
        R failed(Failed failed);

        /** Handles a solver that was told to stop. */
        R stopped(Stopped stopped);
    }

    /**
     * The candidates of projects are needed; answer them in the universe, then advance.
     *
     * @param packages the projects, each demanded for the first time
     */
    record NeedProjects(List<Integer> packages) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.needProjects(this);
        }
    }

    /**
     * The metadata of candidates of one project is needed; answer it in the universe, then advance.
     *
     * @param pkg the project
     * @param candidates the candidates, the one that is tried first in front; the others are demanded because several
     *     before them failed, and may be left unanswered
     */
    record NeedMetadata(int pkg, List<Integer> candidates) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.needMetadata(this);
        }
    }

    /** Every requirement is met; {@link Solver#chosen} tells by what. */
    record Solved() implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.solved(this);
        }
    }

    /**
     * The solver found that there is no solution.
     *
     * @param proof an incompatibility that only the root can meet; its causes are the proof
     */
    record Failed(Incompatibility proof) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /**
     * The solver was told to stop.
     *
     * @param trying the project that was to be decided next, or the root
     */
    record Stopped(int trying) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stopped(this);
        }
    }
}
