// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.why;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.version.Version;
import dev.headwater.cli.index.InstalledArgument;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.core.report.WhyReport;
import dev.headwater.core.why.VersionQuestion;
import dev.headwater.core.why.Why;
import dev.headwater.core.why.WhyVersion;
import dev.headwater.host.HostRemedies;
import java.util.Optional;

/** {@code why}: resolves, and says what brings a project into the answer, or why a version is not in it. */
public final class WhyCommand implements Command {
    @Override
    public String name() {
        return "why";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(
                new OptionTable().messages().indexes().request().values("format"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Subject subject = Subject.read(arguments);
        Arguments rest = arguments.withoutFirstOperand();
        IndexPolicy policy = PolicyArguments.read(rest, output.surroundings());
        Watch watch = new Watch(rest, output);
        ResolutionOutcome outcome;
        Optional<WhyVersion> version;
        try (OpenResolver open = OpenResolver.open(policy, rest, output.surroundings(), watch)) {
            ResolutionRequest request = RequestArguments.read(rest, output.surroundings());
            outcome = open.resolver().resolve(request);
            version = subject.version().map(asked -> ask(open, request, outcome, subject, asked));
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        if (outcome.resolved().isEmpty() && outcome.proof().isEmpty()) {
            return output.outcome(report(outcome), ExitStatus.of(outcome));
        }
        print(version.map(WhyReport::of).orElseGet(() -> WhyReport.of(Why.of(subject.name(), outcome))), output);
        return version.map(asked -> asked.accept(new VersionStatus(outcome))).orElseGet(() -> ExitStatus.of(outcome));
    }

    private static WhyVersion ask(
            OpenResolver open, ResolutionRequest request, ResolutionOutcome outcome, Subject subject, Version version) {
        return new VersionQuestion(open.resolver(), request, outcome).ask(subject.name(), version);
    }

    private static ResolutionReport report(ResolutionOutcome outcome) {
        return ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies()));
    }

    private static void print(WhyReport report, Output output) {
        output.result(output.format() == OutputFormat.JSON ? report.json() : report.text());
    }
}
