// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.audit;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
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
import dev.headwater.core.audit.AuditOutcome;
import dev.headwater.core.audit.Auditing;
import dev.headwater.core.audit.Disclosure;
import dev.headwater.core.report.AuditReport;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostRemedies;
import java.util.ArrayList;
import java.util.List;

/** {@code audit}: what merging indexes, or taking the first that fits, would have installed, name by name. */
public final class AuditCommand implements Command {
    /** So many names are said of each index. */
    private static final int MOST = 5;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().indexes().request().values("format").flags("disclose-names");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        AuditOutcome outcome;
        try {
            AuditSubject subject = AuditSubject.read(arguments, output);
            if (!arguments.has("disclose-names")) {
                throw refusal(policy, subject);
            }
            try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch)) {
                outcome = subject.audit(Auditing.builder(
                                policy, open.indexes(policy), OpenResolver.clock(arguments, output.surroundings()))
                        .listener(watch)
                        .discloseNames()
                        .build());
            }
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        return outcome.accept(new Printed(output));
    }

    /** Says what would be told to whom; nobody was asked yet. */
    private static InvalidRequestException refusal(IndexPolicy policy, AuditSubject subject) {
        List<String> hints = new ArrayList<>();
        for (Disclosure one : Disclosure.of(policy, subject.names())) {
            List<String> names = one.names().stream().map(ProjectName::value).toList();
            int more = names.size() - MOST;
            hints.add("with --disclose-names, " + one.index() + " is told "
                    + String.join(", ", names.subList(0, Math.min(MOST, names.size())))
                    + (more > 0 ? " and " + more + " more" : "") + subject.andMore()
                    + ", also what an index before it has");
        }
        hints.add(
                hints.isEmpty()
                        ? "with --disclose-names no index would be told more of these names than resolve tells it"
                        : "what is pinned, reserved or denied is told nobody else even then, and an index that is not"
                                + " searched is told nothing");
        return new InvalidRequestException(
                "an audit tells names to indexes below their owners, and that was not allowed; nobody was asked",
                hints.toArray(String[]::new));
    }

    /** Prints what came of it. */
    private record Printed(Output output) implements AuditOutcome.Visitor<ExitStatus> {
        @Override
        public ExitStatus audited(AuditOutcome.Audited outcome) {
            Audit audit = outcome.audit();
            AuditReport report = AuditReport.of(audit);
            boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
            output.result(
                    output.format() == OutputFormat.JSON
                            ? report.json()
                            : report.text() + (quiet ? "" : report.summary() + "\n"));
            return audit.outcome() == Audit.Outcome.SAME ? ExitStatus.RESOLVED : ExitStatus.UNSATISFIABLE;
        }

        @Override
        public ExitStatus notAudited(AuditOutcome.NotAudited outcome) {
            ResolutionOutcome resolution = outcome.resolution();
            return output.outcome(
                    ResolutionReport.of(resolution).withHints(new HintText(new HostRemedies())),
                    ExitStatus.of(resolution));
        }
    }
}
