// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any tool that reads the question as JSON from standard input and writes its answer as JSON to standard output.
 *
 * @param program it
 * @param isBehindGateway whether it asks a gateway of the policy
 */
record JsonTool(Program program, boolean isBehindGateway) implements Subject {
    @Override
    public String name() {
        return program.name();
    }

    /** It is asked for answers alone. */
    @Override
    public String version() {
        return "";
    }

    @Override
    public Reply answer(Question question) {
        Optional<String> reason = question.needsProgram();
        if (reason.isPresent()) {
            return new Reply.LeftOut(reason.get());
        }
        return program.run(
                List.of(),
                QuestionJson.of(question),
                Map.of(),
                question.folder(),
                finished -> finished.status() == 0
                        ? AnswerJson.read(
                                finished.out(),
                                question.text().step().kind(),
                                question.servers().questions())
                        : new Reply.Failed("ended with the status " + finished.status()));
    }
}
