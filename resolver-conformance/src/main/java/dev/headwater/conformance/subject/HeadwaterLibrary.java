// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * This library in this process: over the network where the indexes can be served, else with indexes in memory.
 *
 * @param version its version
 */
public record HeadwaterLibrary(String version) implements Subject {
    /** What it is called. */
    public static final String NAME = "headwater";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reply answer(Question question) {
        if (question.needsProgram().isPresent()) {
            return new Reply.Answered(
                    question.inMemory().run(),
                    "with indexes in memory: " + question.needsProgram().get());
        }
        Scenario scenario = question.served();
        try (HttpIndexes indexes = HttpIndexes.builder()
                .clock(Clock.fixed(scenario.now(), ZoneOffset.UTC))
                .build()) {
            return new Reply.Answered(scenario.run(indexes, question.servers().questions()), "");
        }
    }
}
