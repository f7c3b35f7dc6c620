// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.support;

import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.support.SupportReview;
import dev.headwater.api.tag.InvalidTargetException;
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
import dev.headwater.core.report.SupportReport;
import dev.headwater.core.support.SupportComparison;
import dev.headwater.core.support.WantedTargets;
import dev.headwater.host.HostRemedies;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** {@code support}: resolves, and says which of the wanted Pythons and platforms the chosen projects serve. */
public final class SupportCommand implements Command {
    @Override
    public String name() {
        return "support";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(
                new OptionTable().messages().indexes().request().values("format"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        WantedTargets wanted = wanted(policy, arguments, output);
        Watch watch = new Watch(arguments, output);
        ResolutionOutcome outcome;
        Optional<SupportReview> review = Optional.empty();
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch);
                Owners owners = open.resolver().owners()) {
            ResolutionRequest request = RequestArguments.read(arguments, output.surroundings());
            outcome = open.resolver().resolve(request);
            SupportComparison comparison = new SupportComparison(owners, wanted)
                    .withFormats(policy.format().overlaidBy(request.format()));
            review = outcome.resolved().map(comparison::compare);
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        if (review.isEmpty()) {
            return output.outcome(
                    ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies())), ExitStatus.of(outcome));
        }
        SupportReport report = SupportReport.of(review.get());
        boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
        output.result(
                output.format() == OutputFormat.JSON
                        ? report.json()
                        : report.text() + (quiet ? "" : "\n" + report.summary() + "\n"));
        return review.get().isLacking() ? ExitStatus.UNSATISFIABLE : ExitStatus.RESOLVED;
    }

    private static WantedTargets wanted(IndexPolicy policy, Arguments arguments, Output output) {
        LocalDate day = LocalDate.ofInstant(
                OpenResolver.clock(arguments, output.surroundings()).instant(), ZoneOffset.UTC);
        try {
            return WantedTargets.of(policy.support(), day);
        } catch (InvalidTargetException e) {
            throw new InvalidRequestException("[support]: " + e.getMessage());
        }
    }
}
