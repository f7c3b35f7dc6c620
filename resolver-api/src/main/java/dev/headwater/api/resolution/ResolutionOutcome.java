// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a resolution. No solution is an outcome with a proof, an index that failed is an outcome too; an
 * exception is a defect or a misuse.
 *
 * @since 0.1.0
 */
public sealed interface ResolutionOutcome {
    /** {@return what every outcome says} */
    OutcomeReport report();

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return the solution, if there is one} */
    Optional<Resolved> resolved();

    /** {@return why there is no solution, where that is proven} */
    Optional<Explanation> proof();

    /**
     * A solution.
     *
     * @param report what every outcome says
     * @param packages the packages, sorted by name
     */
    record Resolved(OutcomeReport report, List<PinnedPackage> packages) implements ResolutionOutcome {
        /** Copies. */
        public Resolved {
            packages = List.copyOf(packages);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resolved(this);
        }

        @Override
        public Optional<Resolved> resolved() {
            return Optional.of(this);
        }

        @Override
        public Optional<Explanation> proof() {
            return Optional.empty();
        }

        /** {@return one line for each package, then warnings} */
        @Override
        public String toString() {
            return report.told(this);
        }
    }

    /**
     * There is no solution.
     *
     * @param report what every outcome says
     * @param explanation the proof
     */
    record Unsatisfiable(OutcomeReport report, Explanation explanation) implements ResolutionOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unsatisfiable(this);
        }

        @Override
        public Optional<Resolved> resolved() {
            return Optional.empty();
        }

        @Override
        public Optional<Explanation> proof() {
            return Optional.of(explanation);
        }

        /** {@return the message and the proof} */
        @Override
        public String toString() {
            return report.told(this);
        }
    }

    /**
     * An index did not answer a question that the resolution needed.
     *
     * @param report what every outcome says
     * @param index the index; empty for a direct URL
     * @param project the project that it was asked about
     * @param fault what came instead of an answer
     */
    record IndexFailure(OutcomeReport report, Optional<IndexId> index, ProjectName project, IndexFault fault)
            implements ResolutionOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.indexFailure(this);
        }

        @Override
        public Optional<Resolved> resolved() {
            return Optional.empty();
        }

        @Override
        public Optional<Explanation> proof() {
            return Optional.empty();
        }

        /** {@return the message, and what is to be done} */
        @Override
        public String toString() {
            return report.told(this);
        }
    }

    /**
     * The request or the policy cannot be meant.
     *
     * @param report what every outcome says
     * @param problems all that is wrong, in the order of the request; at least one
     */
    record InvalidRequest(OutcomeReport report, List<Problem> problems) implements ResolutionOutcome {
        /** Copies. */
        public InvalidRequest {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.invalidRequest(this);
        }

        @Override
        public Optional<Resolved> resolved() {
            return Optional.empty();
        }

        @Override
        public Optional<Explanation> proof() {
            return Optional.empty();
        }

        /** {@return the message, and what is to be done} */
        @Override
        public String toString() {
            return report.told(this);
        }
    }

    /**
     * A limit was reached.
     *
     * @param report what every outcome says
     * @param limit the limit
     * @param trying the project of which versions were tried; empty for the request itself
     */
    record Stopped(OutcomeReport report, Limit limit, Optional<ProjectName> trying) implements ResolutionOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stopped(this);
        }

        @Override
        public Optional<Resolved> resolved() {
            return Optional.empty();
        }

        @Override
        public Optional<Explanation> proof() {
            return Optional.empty();
        }

        /** {@return the message, and what is to be done} */
        @Override
        public String toString() {
            return report.told(this);
        }
    }

    /** What can end a resolution before its outcome. */
    sealed interface Limit {
        /** {@return the result of the visitor's method for this case} */
        <R> R accept(LimitVisitor<R> visitor);

        /**
         * The time limit of the policy.
         *
         * @param limit how long a resolution may take
         */
        record Time(Duration limit) implements Limit {
            @Override
            public <R> R accept(LimitVisitor<R> visitor) {
                return visitor.time(this);
            }
        }

        /** The step limit of the request. */
        record Steps() implements Limit {
            @Override
            public <R> R accept(LimitVisitor<R> visitor) {
                return visitor.steps(this);
            }
        }

        /**
         * One method for each case.
         *
         * @param <R> the result
         */
        interface LimitVisitor<R> {
            /** {@return the result for the time limit} */
            R time(Time limit);

            /** {@return the result for the step limit} */
            R steps(Steps limit);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a solution} */
        R resolved(Resolved outcome);

        /** {@return the result for a request without a solution} */
        R unsatisfiable(Unsatisfiable outcome);

        /** {@return the result for an index that failed} */
        R indexFailure(IndexFailure outcome);

        /** {@return the result for a request that cannot be meant} */
        R invalidRequest(InvalidRequest outcome);

        /** {@return the result for a resolution that reached a limit} */
        R stopped(Stopped outcome);
    }
}
