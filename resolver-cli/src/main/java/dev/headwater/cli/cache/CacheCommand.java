// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.cache;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.headwater.api.text.NearMiss;
import dev.headwater.cli.index.CacheArguments;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.option.SizeArgument;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.http.store.CacheContents;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheRemoval;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code cache}: what the folder of kept answers holds; trims it; empties it. */
public final class CacheCommand implements Command {
    private static final List<String> TASKS = List.of("info", "prune", "clear");

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().values("cache-dir", "max-size", "format");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        String task = task(arguments.operands());
        if (arguments.has("max-size") && !task.equals("prune")) {
            throw new InvalidRequestException("--max-size is for headwater cache prune");
        }
        CacheFolder cache = CacheArguments.open(arguments, output.surroundings());
        boolean json = output.format() == OutputFormat.JSON;
        try {
            if (task.equals("info")) {
                CacheContents contents = cache.contents();
                output.result(json ? infoJson(cache, contents) : infoText(cache, contents));
            } else {
                CacheRemoval removal = task.equals("clear") ? cache.clear() : cache.prune(mostBytes(arguments));
                output.result(json ? removalJson(cache, removal) : removalText(cache, removal));
            }
        } catch (IOException e) {
            throw new InvalidRequestException(
                    "the cache folder " + cache.folder() + " cannot be read or changed: " + e.getMessage());
        }
        return ExitStatus.RESOLVED;
    }

    private static String task(List<String> operands) {
        if (operands.size() != 1 || !TASKS.contains(operands.get(0))) {
            String near =
                    operands.size() == 1 ? NearMiss.of(operands.get(0), TASKS).orElse("") : "";
            throw new InvalidRequestException(
                    "cache needs one of " + String.join(", ", TASKS),
                    near.isEmpty()
                            ? "headwater cache --help tells more"
                            : "did you mean headwater cache " + near + "?");
        }
        return operands.get(0);
    }

    private static long mostBytes(Arguments arguments) {
        Optional<String> given = arguments.value("max-size");
        return given.isPresent() ? SizeArgument.bytes("--max-size", given.get()) : CacheFolder.DEFAULT_MOST_BYTES;
    }

    private static String infoText(CacheFolder cache, CacheContents contents) {
        String used = contents.leastRecentUse().isEmpty()
                ? ""
                : "used from " + day(contents.leastRecentUse()) + " to " + day(contents.mostRecentUse()) + "\n";
        String abandoned = contents.abandoned() == 0 ? "" : contents.abandoned() + " files begun and not finished\n";
        return cache.folder() + "\n" + kept(contents.answers(), contents.bytes()) + "\n" + used + abandoned;
    }

    private static String removalText(CacheFolder cache, CacheRemoval removal) {
        return cache.folder() + "\nremoved: " + kept(removal.answers(), removal.bytes()) + "\n";
    }

    private static String kept(long answers, long bytes) {
        return answers + (answers == 1 ? " answer, " : " answers, ") + SizeArgument.text(bytes);
    }

    private static String day(Optional<Instant> time) {
        return time.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .orElse("");
    }

    private static String infoJson(CacheFolder cache, CacheContents contents) {
        return object(
                cache,
                "\"answers\": " + contents.answers(),
                "\"bytes\": " + contents.bytes(),
                "\"abandoned\": " + contents.abandoned(),
                "\"least-recent-use\": " + time(contents.leastRecentUse()),
                "\"most-recent-use\": " + time(contents.mostRecentUse()));
    }

    private static String removalJson(CacheFolder cache, CacheRemoval removal) {
        return object(cache, "\"removed-answers\": " + removal.answers(), "\"removed-bytes\": " + removal.bytes());
    }

    private static String object(CacheFolder cache, String... fields) {
        String folder = new String(
                JsonStringEncoder.getInstance().quoteAsString(cache.folder().toString()));
        return "{\n  \"schema\": 1,\n  \"folder\": \"" + folder + "\",\n  " + String.join(",\n  ", fields) + "\n}\n";
    }

    private static String time(Optional<Instant> time) {
        return time.map(at -> "\"" + at + "\"").orElse("null");
    }
}
