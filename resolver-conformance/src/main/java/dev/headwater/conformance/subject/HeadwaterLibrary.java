// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.server.Asking;
import dev.headwater.conformance.server.ServedScenario;
import dev.headwater.core.LockFile;

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
        KeptLock kept = KeptLock.in(question.folder().resolve(LockFile.NAME));
        if (question.needsProgram().isPresent()) {
            return new Reply.Answered(
                    question.inMemory().run(kept),
                    "with indexes in memory: " + question.needsProgram().get());
        }
        NamedScenario step = new NamedScenario(question.id(), question.text());
        Asking asking =
                question.isOfSteps() ? Asking.keepingIn(question.folder().resolve("cache")) : Asking.keepingNothing();
        return new Reply.Answered(ServedScenario.run(step, question.servers(), asking, kept), "");
    }
}
