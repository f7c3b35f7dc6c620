// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.feed;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
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
import dev.headwater.core.hotfix.Comparing;
import dev.headwater.core.hotfix.Examination;
import dev.headwater.core.report.HotfixReport;
import dev.headwater.core.report.Message;
import java.util.List;

/** {@code feed hotfixes}: what a distributor's relations say against published metadata, as an overlay file. */
public final class FeedHotfixesCommand implements Command {
    @Override
    public String name() {
        return "feed hotfixes";
    }

    @Override
    public OptionTable options() {
        return RuleArguments.addTo(new OptionTable()
                .messages()
                .indexes()
                .values("against", "for", "format")
                .flags("disclose-names", "may-add"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        IndexEntry feed = NamedFeed.entry(policy, arguments.operands());
        IndexEntry against = against(policy, feed, arguments);
        IndexId applied = arguments.value("for").map(text -> id("--for", text)).orElse(against.id());
        ResolutionRequest rules = RuleArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        Examination<FeedHotfixes> found;
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch)) {
            Comparing.Builder comparing = Comparing.builder(
                            policy, open.indexes(policy), OpenResolver.clock(arguments, output.surroundings()))
                    .listener(watch);
            if (arguments.has("disclose-names")) {
                comparing.discloseNames();
            }
            if (arguments.has("may-add")) {
                comparing.withAdditions();
            }
            found = comparing.build().compare(feed.id(), against.id(), applied, rules);
        } finally {
            watch.clear();
        }
        return found.accept(new PrintedExamination<>(output, all -> text(all, output)));
    }

    private static String text(FeedHotfixes found, Output output) {
        FeedHotfixes.Counts counts = found.counts();
        if (counts.compared() == 0 && counts.unusable() > 0 && output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(List.of(new Message(
                    Message.Kind.WARNING,
                    "nothing was compared: of " + counts.unusable() + " projects '" + found.feed()
                            + "' has nothing for this target; name the Python that it is for: --python 3.11")));
        }
        HotfixReport report = HotfixReport.of(found);
        return output.format() == OutputFormat.JSON ? report.json() : report.text();
    }

    private static IndexEntry against(IndexPolicy policy, IndexEntry feed, Arguments arguments) {
        List<String> others = policy.indexes().stream()
                .map(entry -> entry.id().value())
                .filter(id -> !id.equals(feed.id().value()))
                .toList();
        String text = arguments
                .value("against")
                .orElseThrow(() -> new InvalidRequestException(
                        "feed hotfixes needs an index with published metadata",
                        "headwater feed hotfixes --against " + (others.isEmpty() ? "INDEX" : others.get(0))));
        IndexId id = id("--against", text);
        IndexEntry against = policy.index(id)
                .filter(entry -> !entry.kind().isFeed())
                .orElseThrow(() -> new InvalidRequestException(
                        "--against: '" + id + "' is no index of files of the policy",
                        "it has " + String.join(", ", others)));
        if (!against.isLocal() && !arguments.has("disclose-names")) {
            throw new InvalidRequestException(
                    "'" + id + "' would be told the names of all projects that '" + feed.id()
                            + "' has, and that was not allowed; nobody was asked",
                    "allow it with --disclose-names, or compare with a recording; what is pinned, reserved or denied"
                            + " elsewhere is not told even then");
        }
        return against;
    }

    private static IndexId id(String option, String text) {
        try {
            return IndexId.parse(text);
        } catch (InvalidTextException e) {
            throw new InvalidRequestException(option + ": " + e.getMessage());
        }
    }
}
