// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.RequirementsFile;
import dev.headwater.host.file.ReplacedFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that a command writes: none of those that it reads, for that would be lost. These are the policy file, what
 * options name, what files of requirements include, and what the policy names: overlay files, keys, mappings, and the
 * places of indexes with all that lies in them.
 */
public final class WrittenFile {
    private static final List<String> READ = List.of("config", "target", "sign", "key");

    /** What may include other files. */
    private static final List<String> INCLUDING = List.of("requirement", "constraint", "override");

    private final String option;
    private final Path file;

    private WrittenFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /**
     * {@return the file that an option names, if it is given}
     *
     * @throws InvalidRequestException if it is no path, or one of the files that are read
     */
    public static Optional<Path> of(String option, Arguments arguments, Surroundings surroundings) {
        Optional<Path> file =
                arguments.value(option).map(text -> FileArgument.path("--" + option, text, surroundings.directory()));
        file.ifPresent(path -> new WrittenFile(option, path).require(arguments, surroundings));
        return file;
    }

    private void require(Arguments arguments, Surroundings surroundings) {
        Path directory = surroundings.directory();
        for (String other : READ) {
            named(other, arguments, directory).forEach(read -> require("what --" + other + " names", read));
        }
        for (String other : INCLUDING) {
            List<Path> files = named(other, arguments, directory);
            files.forEach(read -> require("what --" + other + " names", read));
            for (Path read : files) {
                included(read, other).forEach(path -> require("what a file of --" + other + " includes", path));
            }
        }
        PolicyArguments.file(arguments, surroundings).ifPresent(policy -> require("the policy file", policy));
        for (Path path : PolicyArguments.paths(arguments, surroundings)) {
            require("what the policy names", path);
            if (ReplacedFile.isWithin(file, path)) {
                throw refused("in " + path + ", which an index of the policy reads, and that would be changed");
            }
        }
    }

    private static List<Path> named(String option, Arguments arguments, Path directory) {
        return arguments.values(option).stream()
                .flatMap(text -> path(text, directory).stream())
                .toList();
    }

    private static Optional<Path> path(String text, Path directory) {
        try {
            return Optional.of(directory.resolve(text));
        } catch (InvalidPathException e) {
            // Said where it is read.
            return Optional.empty();
        }
    }

    private static List<Path> included(Path file, String option) {
        try {
            return switch (option) {
                case "constraint" -> RequirementsFile.readConstraints(file).files();
                case "override" -> RequirementsFile.readOverrides(file).files();
                default -> RequirementsFile.read(file).files();
            };
        } catch (InvalidFileException e) {
            // Said where it is read.
            return List.of();
        }
    }

    private void require(String what, Path read) {
        if (ReplacedFile.isSame(file, read)) {
            throw refused(what + ", and that would be lost");
        }
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException("--" + option + " is " + why, "name another file");
    }
}
