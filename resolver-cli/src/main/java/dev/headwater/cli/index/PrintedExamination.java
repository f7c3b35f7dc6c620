// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.hotfix.Examination;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.core.report.UnreadReport;
import dev.headwater.host.HostRemedies;
import java.util.List;
import java.util.function.Function;

/**
 * Prints what came of looking through whole indexes: all of it, or why there is nothing.
 *
 * @param <T> what was found
 */
public final class PrintedExamination<T> implements Examination.Visitor<T, ExitStatus> {
    private final Output output;
    private final Function<? super T, String> text;

    /**
     * Prepares to print.
     *
     * @param text the text for what was found, in the format of the output
     */
    public PrintedExamination(Output output, Function<? super T, String> text) {
        this.output = output;
        this.text = text;
    }

    @Override
    public ExitStatus finished(Examination.Finished<T> finished) {
        output.result(text.apply(finished.found()));
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus unlisted(Examination.Unlisted<T> unlisted) {
        boolean isPart = unlisted.why() == NamesAnswer.Untold.Why.INCOMPLETE;
        throw new InvalidRequestException(
                "'" + unlisted.index() + "' cannot be looked through: "
                        + (isPart
                                ? "it has a part of the answers of another index, and does not know what that has"
                                        + " besides"
                                : "it answers about one project at a time, and does not say which it has"),
                "a distributor's feed can be looked through, and a recording that is complete");
    }

    @Override
    public ExitStatus unread(Examination.Unread<T> unread) {
        UnreadReport report = new UnreadReport(unread.index(), unread.fault());
        output.messages(List.of(new Message(Message.Kind.ERROR, report.text())));
        if (output.format() == OutputFormat.JSON) {
            output.result(report.json());
        }
        return ExitStatus.INDEX_FAILURE;
    }

    @Override
    public ExitStatus stopped(Examination.Stopped<T> stopped) {
        ResolutionOutcome outcome = stopped.outcome();
        return output.outcome(
                ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies())), ExitStatus.of(outcome));
    }
}
