// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.host.ReplacedFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that a command writes: none of those that it reads, for that would be lost. */
public final class WrittenFile {
    private static final List<String> READ =
            List.of("config", "requirement", "constraint", "override", "target", "sign", "key");

    private WrittenFile() {}

    /**
     * {@return the file that an option names, if it is given}
     *
     * @throws InvalidRequestException if it is no path, or one of the files that are read
     */
    public static Optional<Path> of(String option, Arguments arguments, Surroundings surroundings) {
        Path directory = surroundings.directory();
        Optional<Path> file = arguments.value(option).map(text -> FileArgument.path("--" + option, text, directory));
        if (file.isPresent()) {
            for (String other : READ) {
                for (String read : arguments.values(other)) {
                    require(option, file.get(), "what --" + other + " names", read, directory);
                }
            }
            PolicyArguments.file(arguments, surroundings)
                    .ifPresent(policy -> require(option, file.get(), "the policy file", policy));
        }
        return file;
    }

    private static void require(String option, Path file, String what, String read, Path directory) {
        try {
            require(option, file, what, directory.resolve(read));
        } catch (InvalidPathException e) {
            // Said where it is read.
        }
    }

    private static void require(String option, Path file, String what, Path read) {
        if (ReplacedFile.isSame(file, read)) {
            throw new InvalidRequestException(
                    "--" + option + " is " + what + ", and that would be lost", "name another file");
        }
    }
}
