// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.maven.build.BuildSession;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** What is said of an answer: warnings in the log; the rest, where it is no, in the failure of the build. */
final class Told {
    private final Log log;
    private final BuildSession build;
    private final ProjectPolicy policy;

    Told(Log log, BuildSession build, ProjectPolicy policy) {
        this.log = log;
        this.build = build;
        this.policy = policy;
    }

    /** {@return the report of an outcome, in the words of a POM} */
    ResolutionReport report(ResolutionOutcome outcome) {
        return ResolutionReport.of(outcome).withHints(policy.hints());
    }

    /**
     * {@return the solution of an outcome}
     *
     * @throws MojoFailureException with the whole explanation, if there is none
     */
    ResolutionOutcome.Resolved resolved(TargetMojo.NamedTarget target, ResolutionOutcome outcome)
            throws MojoFailureException {
        List<Message> messages = report(outcome).messageList();
        warn(messages);
        if (outcome.resolved().isEmpty()) {
            throw failure(target, messages);
        }
        return outcome.resolved().get();
    }

    /** Logs what should be known, once in a build. */
    private void warn(List<Message> messages) {
        for (Message message : messages) {
            if (message.kind() == Message.Kind.WARNING && build.isNew(message.text())) {
                log.warn(message.text());
            }
        }
    }

    /** {@return the failure of a build, which says all but what has been logged} */
    static MojoFailureException failure(TargetMojo.NamedTarget target, List<Message> messages) {
        StringBuilder text = new StringBuilder(target.name().isEmpty() ? "" : "for " + target.name() + ": ");
        for (Message message : messages) {
            switch (message.kind()) {
                case ERROR -> text.append(message.text()).append('\n');
                case STEP, NEAR_MISS, HINT -> text.append(message).append('\n');
                case WARNING -> {}
            }
        }
        return new MojoFailureException(text.toString().stripTrailing());
    }
}
