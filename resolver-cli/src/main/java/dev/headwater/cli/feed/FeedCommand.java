// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.feed;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.NearMiss;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.Message;
import dev.headwater.distro.FeedCompilation;
import dev.headwater.distro.UnreadableFeedException;
import dev.headwater.host.HostNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code feed}: compiles a distributor's repository to a file, or reports on it. */
public final class FeedCommand implements Command {
    private static final List<String> TASKS = List.of("compile", "report");

    /** Ten times the longest key there is. */
    private static final long LONGEST_KEY = 1 << 10;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .values("config", "cache-dir", "output/o", "sign", "format")
                .flags("offline", "no-cache", "refresh");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        String task = task(arguments.operands());
        boolean compiles = task.equals("compile");
        Path folder = output.surroundings().directory();
        Optional<Path> target = arguments.value("output").map(file -> FileArgument.path("--output", file, folder));
        Optional<Path> key = arguments.value("sign").map(file -> FileArgument.path("--sign", file, folder));
        if (target.isPresent() != compiles || (key.isPresent() && !compiles)) {
            throw new InvalidRequestException(
                    compiles ? "feed compile needs a file to write" : "--output and --sign are for feed compile",
                    "headwater feed compile -o FILE");
        }
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        IndexEntry entry = entry(
                policy, arguments.operands().subList(1, arguments.operands().size()));
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
        if (target.isPresent()) {
            write(feed, target.get(), key);
        } else {
            output.result(output.format() == OutputFormat.JSON ? feed.reportJson() : feed.reportText());
        }
        return ExitStatus.RESOLVED;
    }

    private static String task(List<String> operands) {
        if (operands.isEmpty() || operands.size() > 2 || !TASKS.contains(operands.get(0))) {
            String near = operands.isEmpty()
                    ? ""
                    : NearMiss.of(operands.get(0), TASKS).orElse("");
            throw new InvalidRequestException(
                    "feed needs one of " + String.join(", ", TASKS) + ", and at most one index",
                    near.isEmpty() ? "headwater feed --help tells more" : "did you mean headwater feed " + near + "?");
        }
        return operands.get(0);
    }

    private static IndexEntry entry(IndexPolicy policy, List<String> named) {
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

    private static void write(FeedCompilation feed, Path target, Optional<Path> key) {
        byte[] file = key.map(pem -> signed(feed, pem)).orElseGet(feed::file);
        try {
            FeedCompilation.write(file, target);
        } catch (IOException e) {
            throw new InvalidRequestException("--output: " + target + " cannot be written: " + e.getMessage());
        }
    }

    private static byte[] signed(FeedCompilation feed, Path key) {
        try {
            if (Files.size(key) > LONGEST_KEY) {
                throw new InvalidRequestException("--sign: " + key + " is too long for a key");
            }
            return feed.signedFile(Files.readString(key));
        } catch (IOException e) {
            throw new InvalidRequestException("--sign: " + key + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("--sign: " + key + " " + e.getMessage());
        }
    }
}
