// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.repair;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.ResolutionOutcome;
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
import dev.headwater.core.repair.Repairing;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.RepairReport;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;

/** {@code repair}: the smallest changes that give a request without a solution one, each tried. */
public final class RepairCommand implements Command {
    @Override
    public String name() {
        return "repair";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().indexes().request().values("format").flags("disclose-names");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        Repairs repairs;
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch);
                Repairing repairing = repairing(policy, open, arguments, output, watch)) {
            repairs = repairing.repair(RequestArguments.read(arguments, output.surroundings()));
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        ResolutionOutcome outcome = repairs.outcome();
        if (outcome.resolved().isEmpty() && outcome.proof().isEmpty()) {
            return output.outcome(
                    ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies())), ExitStatus.of(outcome));
        }
        RepairReport report = RepairReport.of(repairs);
        output.result(output.format() == OutputFormat.JSON ? report.json() : report.text());
        return repairs.best().isEmpty() ? ExitStatus.of(outcome) : ExitStatus.RESOLVED;
    }

    private static Repairing repairing(
            IndexPolicy policy, OpenResolver open, Arguments arguments, Output output, Watch watch) {
        Repairing.Builder repairing = Repairing.builder(policy, open.indexes(policy))
                .clock(OpenResolver.clock(arguments, output.surroundings()))
                .listener(watch);
        if (arguments.has("disclose-names")) {
            repairing.disclosingNames();
        }
        return repairing.build();
    }
}
