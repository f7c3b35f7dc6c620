// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.resolve;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.LockText;
import dev.headwater.core.lock.Locking;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;
import java.nio.file.Path;

/**
 * An answer, and the text that is printed of it.
 *
 * @param outcome the answer
 * @param text what is printed in a form other than JSON
 */
record PrintedAnswer(ResolutionOutcome outcome, String text) {
    /** {@return an answer in one of the forms that it has by itself} */
    static PrintedAnswer of(ResolutionOutcome outcome, OutputFormat format) {
        ResolutionReport report = ResolutionReport.of(outcome);
        return new PrintedAnswer(
                outcome,
                switch (format) {
                    case TREE -> report.tree();
                    case REQUIREMENTS -> report.requirements();
                    case CONSTRAINTS -> report.constraints();
                    case JSON -> "";
                    default -> report.packages();
                });
    }

    /** {@return an answer as a lock, which stands in a folder} */
    static PrintedAnswer ofLock(IndexPolicy policy, OpenResolver open, RequestArguments request, Path folder) {
        LockOutcome answer = Locking.builder(open.resolver(), policy, open.indexes(policy))
                .folder(folder)
                .extras(request.extras())
                .groups(request.groups())
                .build()
                .lock(request.request());
        return new PrintedAnswer(
                answer.resolution(), answer instanceof LockOutcome.Locked locked ? LockText.of(locked.lock()) : "");
    }

    ResolutionReport report() {
        return ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies()));
    }

    ExitStatus status() {
        return ExitStatus.of(outcome);
    }
}
