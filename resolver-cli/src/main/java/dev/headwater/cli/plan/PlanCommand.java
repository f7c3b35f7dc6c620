// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.plan;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
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
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.distro.plan.PlanCheck;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.distro.plan.SystemPlanJson;
import dev.headwater.distro.plan.UnplannableException;
import dev.headwater.host.HostRemedies;
import dev.headwater.host.PlanText;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code plan}: resolves, and prints what the package manager and what a Python installer is to install. */
public final class PlanCommand implements Command {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(new OptionTable()
                .messages()
                .indexes()
                .request()
                .values("format")
                .flags("check"));
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.SH);
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        ResolutionOutcome outcome;
        Optional<PlanCheck> check;
        try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch)) {
            ResolutionRequest request = RequestArguments.read(arguments, surroundings);
            outcome = open.resolver().resolve(request);
            check = outcome.resolved()
                    .filter(resolved -> arguments.has("check"))
                    .map(resolved -> check(resolved, request, policy, open));
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        ResolutionReport report = ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies()));
        return outcome.resolved()
                .map(resolved -> print(resolved, plan(resolved, policy), check, report, output))
                .orElseGet(() -> output.outcome(report, ExitStatus.of(outcome)));
    }

    /** The packages of a plan are read by indexes of their own: those of the resolver answer to nobody else. */
    private static PlanCheck check(
            ResolutionOutcome.Resolved resolved, ResolutionRequest request, IndexPolicy policy, OpenResolver open) {
        Map<IndexId, PackageIndex> indexes = new ConcurrentHashMap<>();
        try {
            return PlanCheck.of(
                            resolved,
                            request.target().environment(),
                            id -> indexes.computeIfAbsent(id, unopened -> open.index(policy, unopened)))
                    .join();
        } finally {
            indexes.values().forEach(PackageIndex::close);
        }
    }

    private static SystemPlan plan(ResolutionOutcome.Resolved resolved, IndexPolicy policy) {
        try {
            return SystemPlan.of(resolved, policy);
        } catch (UnplannableException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static ExitStatus print(
            ResolutionOutcome.Resolved resolved,
            SystemPlan plan,
            Optional<PlanCheck> check,
            ResolutionReport report,
            Output output) {
        if (output.format() == OutputFormat.JSON) {
            output.result(check.map(found -> SystemPlanJson.of(plan, found)).orElseGet(() -> SystemPlanJson.of(plan)));
        } else {
            PlanText unchecked = PlanText.of(resolved, plan);
            PlanText text = check.map(unchecked::withCheck).orElse(unchecked);
            output.result(output.format() == OutputFormat.SH ? text.script() : text.text());
        }
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(report.messageList());
        }
        return ExitStatus.RESOLVED;
    }
}
