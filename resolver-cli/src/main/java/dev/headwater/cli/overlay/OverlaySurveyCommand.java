// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.PrintedExamination;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.request.RuleArguments;
import dev.headwater.core.hotfix.Examination;
import dev.headwater.core.hotfix.Surveying;
import dev.headwater.core.report.SurveyReport;
import java.util.List;

/** {@code overlay survey}: what a whole index has against itself, and the overlays that heal it. */
public final class OverlaySurveyCommand implements Command {
    @Override
    public String name() {
        return "overlay survey";
    }

    @Override
    public OptionTable options() {
        return RuleArguments.addTo(new OptionTable().messages().indexes().values("format"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        IndexEntry entry = entry(policy, arguments.operands());
        ResolutionRequest rules = RuleArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        Examination<IndexSurvey> survey;
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch)) {
            survey = new Surveying(policy, open.indexes(policy), OpenResolver.clock(arguments, output.surroundings()))
                    .withListener(watch)
                    .survey(entry.id(), rules);
        } finally {
            watch.clear();
        }
        return survey.accept(new PrintedExamination<>(
                output,
                found -> output.format() == OutputFormat.JSON
                        ? SurveyReport.of(found).json()
                        : SurveyReport.of(found).text()));
    }

    /** The index that is named, or the only one that can be looked through. */
    private static IndexEntry entry(IndexPolicy policy, List<String> named) {
        if (named.size() > 1) {
            throw new InvalidRequestException("one index at a time: " + String.join(", ", named));
        }
        List<IndexEntry> eligible = policy.indexes().stream()
                .filter(entry -> named.isEmpty()
                        ? isWhole(entry.kind())
                        : entry.id().value().equals(named.get(0)))
                .toList();
        if (eligible.size() == 1) {
            return refused(eligible.get(0));
        }
        List<String> ids =
                policy.indexes().stream().map(entry -> entry.id().value()).toList();
        throw named.isEmpty()
                ? new InvalidRequestException("which index? the policy has " + String.join(", ", ids))
                : new InvalidRequestException(
                        "the policy has no index '" + named.get(0) + "'", "it has " + String.join(", ", ids));
    }

    private static IndexEntry refused(IndexEntry entry) {
        if (entry.kind().isRemote()) {
            throw new InvalidRequestException(
                    "'" + entry.id() + "' cannot be looked through: it answers about one project at a time, and to ask"
                            + " about all that it lists would be to copy it",
                    "a recording of it can be: headwater resolve --record DIR writes one");
        }
        return entry;
    }

    private static boolean isWhole(IndexKind kind) {
        return kind == IndexKind.RECORDING || kind.isFeed();
    }
}
