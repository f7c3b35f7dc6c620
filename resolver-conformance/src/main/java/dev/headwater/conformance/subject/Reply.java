// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.Answer;

/** What came of putting a scenario to a subject. */
public sealed interface Reply {
    /**
     * It answered.
     *
     * @param answer what it answered
     * @param note what is to be known of how it was asked; may be empty
     */
    record Answered(Answer answer, String note) implements Reply {}

    /**
     * It was not asked.
     *
     * @param reason what it cannot be told
     */
    record LeftOut(String reason) implements Reply {}

    /**
     * It was asked, and gave no answer that can be read.
     *
     * @param fault what it did
     */
    record Failed(String fault) implements Reply {}
}
