// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

import dev.headwater.api.ownership.Ownership;
import java.util.List;

/**
 * What is installed, held against a policy or against the package manager alone.
 *
 * @param environment what is installed
 * @param ownership who supplies each project by the policy, sorted by name; empty where no policy was asked
 * @param findings all that there is to say, by project, then by kind
 * @since 0.1.0
 */
public record EnvironmentReview(Environment environment, List<Ownership> ownership, List<EnvironmentFinding> findings) {
    /** Copies. */
    public EnvironmentReview {
        ownership = List.copyOf(ownership);
        findings = List.copyOf(findings);
    }

    /** {@return the review of an environment without a policy} */
    public static EnvironmentReview of(Environment environment) {
        return new EnvironmentReview(environment, List.of(), environment.findings());
    }

    /** {@return what came of it: the worst of its findings} */
    public Outcome outcome() {
        boolean different = false;
        for (EnvironmentFinding one : findings) {
            if (one.kind() == EnvironmentFinding.Kind.UNANSWERED) {
                return Outcome.NOT_CHECKED;
            }
            different |= one.kind().severity() != EnvironmentFinding.Severity.NOTE;
        }
        return different ? Outcome.DIFFERENT : Outcome.SAME;
    }

    /** What came of a review. */
    public enum Outcome {
        /** All is as package manager and policy say. */
        SAME,
        /** Something is not. */
        DIFFERENT,
        /** An index gave no answer. */
        NOT_CHECKED
    }
}
