// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.feed;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.Message;
import dev.headwater.distro.FeedCompilation;
import dev.headwater.distro.UnreadableFeedException;
import dev.headwater.host.HostNetwork;
import java.util.List;
import java.util.function.Consumer;

/** The distributor's feed that a command is for: the one that its operand names, or the only one of the policy. */
final class NamedFeed {
    private NamedFeed() {}

    /** Compiles it and hands it on; says why it cannot be read where it cannot. */
    static ExitStatus compiled(Arguments arguments, Output output, Consumer<FeedCompilation> use) {
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        IndexEntry entry = entry(policy, arguments.operands());
        Watch watch = new Watch(arguments, output);
        FeedCompilation feed;
        try (HostNetwork network = OpenResolver.network(arguments, output.surroundings(), watch)) {
            feed = network.feeds(policy).compile(entry);
        } catch (UnreadableFeedException e) {
            watch.clear();
            output.messages(List.of(new Message(
                    Message.Kind.ERROR, "'" + entry.id() + "' cannot be read: " + FaultText.of(e.fault()))));
            return ExitStatus.INDEX_FAILURE;
        } finally {
            watch.clear();
        }
        use.accept(feed);
        return ExitStatus.RESOLVED;
    }

    /** {@return the entry of the feed that is named, or of the only one} */
    static IndexEntry entry(IndexPolicy policy, List<String> named) {
        if (named.size() > 1) {
            throw new InvalidRequestException("one feed at a time: " + String.join(", ", named));
        }
        List<IndexEntry> feeds =
                policy.indexes().stream().filter(entry -> entry.kind().isFeed()).toList();
        List<String> ids = feeds.stream().map(entry -> entry.id().value()).toList();
        if (feeds.isEmpty()) {
            throw new InvalidRequestException(
                    "the policy has no distributor's feed", "an index of kind = \"debian\" or \"feed\" is one");
        } else if (named.isEmpty() && feeds.size() > 1) {
            throw new InvalidRequestException("which feed? the policy has " + String.join(", ", ids));
        } else if (named.isEmpty()) {
            return feeds.get(0);
        }
        try {
            IndexId id = IndexId.parse(named.get(0));
            return feeds.stream()
                    .filter(entry -> entry.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException(
                            "'" + id + "' is no distributor's feed of the policy", "it has " + String.join(", ", ids)));
        } catch (InvalidTextException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }
}
