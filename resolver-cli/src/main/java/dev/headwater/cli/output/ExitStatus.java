// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.api.resolution.ResolutionOutcome;

/** What the exit status of the process says. */
public enum ExitStatus {
    RESOLVED(0),
    UNSATISFIABLE(1),
    INVALID_REQUEST(2),
    INDEX_FAILURE(3),
    STOPPED(4),
    /** A defect of ours, or an output that could not be written. */
    DEFECT(70);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static ExitStatus of(ResolutionOutcome outcome) {
        return outcome.accept(OF_OUTCOME);
    }

    private static final ResolutionOutcome.Visitor<ExitStatus> OF_OUTCOME = new ResolutionOutcome.Visitor<>() {
        @Override
        public ExitStatus resolved(ResolutionOutcome.Resolved outcome) {
            return RESOLVED;
        }

        @Override
        public ExitStatus unsatisfiable(ResolutionOutcome.Unsatisfiable outcome) {
            return UNSATISFIABLE;
        }

        @Override
        public ExitStatus indexFailure(ResolutionOutcome.IndexFailure outcome) {
            return INDEX_FAILURE;
        }

        @Override
        public ExitStatus invalidRequest(ResolutionOutcome.InvalidRequest outcome) {
            return INVALID_REQUEST;
        }

        @Override
        public ExitStatus stopped(ResolutionOutcome.Stopped outcome) {
            return STOPPED;
        }
    };
}
