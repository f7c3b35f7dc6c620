// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.feed;

import dev.headwater.cli.index.WrittenFile;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.KeyArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.distro.FeedCompilation;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code feed compile}: a distributor's repository as one small file. */
public final class FeedCompileCommand implements Command {
    @Override
    public String name() {
        return "feed compile";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .messages()
                .values("config", "cache-dir", "output/o", "sign")
                .flags("offline", "no-cache", "refresh");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Path folder = output.surroundings().directory();
        Path target = WrittenFile.of("output", arguments, output.surroundings())
                .orElseThrow(() -> new InvalidRequestException(
                        "feed compile needs a file to write", "headwater feed compile -o FILE"));
        Optional<Path> key = arguments.value("sign").map(file -> FileArgument.path("--sign", file, folder));
        return NamedFeed.compiled(arguments, output, feed -> write(feed, target, key));
    }

    private static void write(FeedCompilation feed, Path target, Optional<Path> key) {
        byte[] file = key.map(pem -> signed(feed, pem)).orElseGet(() -> unsigned(feed));
        try {
            ReplacedFile.replace(List.of(new ReplacedFile(target, file)));
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException("--output: " + e.getMessage(), e.remedy());
        }
    }

    private static byte[] unsigned(FeedCompilation feed) {
        try {
            return feed.file();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] signed(FeedCompilation feed, Path key) {
        try {
            return feed.signedFile(KeyArgument.read("--sign", key));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("--sign: " + key + " " + e.getMessage());
        }
    }
}
