// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.environment.EnvironmentReader;
import dev.headwater.core.environment.InstalledIndex;
import dev.headwater.core.environment.UnreadableEnvironmentException;
import java.nio.file.Path;
import java.util.Optional;

/** A place with what is installed, and the options that say where the records of package managers are. */
public final class InstalledArgument {
    private static final String PLACES = "name a virtual environment, a prefix such as /usr, a folder of distributions,"
            + " or an interpreter; --root and --rpm-listing say where the records of package managers are";

    private final EnvironmentReader reader;
    private final Path directory;

    private InstalledArgument(EnvironmentReader reader, Path directory) {
        this.reader = reader;
        this.directory = directory;
    }

    /** {@return what reads places, as {@code --root} and {@code --rpm-listing} say} */
    public static InstalledArgument reader(Arguments arguments, Surroundings surroundings) {
        EnvironmentReader.Builder reader = EnvironmentReader.builder();
        Path directory = surroundings.directory();
        arguments
                .value("root")
                .map(path -> FileArgument.path("--root", path, directory))
                .ifPresent(reader::root);
        arguments
                .value("rpm-listing")
                .map(path -> FileArgument.path("--rpm-listing", path, directory))
                .ifPresent(reader::rpmListing);
        return new InstalledArgument(reader.build(), directory);
    }

    /** {@return a table with the options that are read here, for a command that resolves} */
    public static OptionTable addTo(OptionTable options) {
        return options.values("installed", "root", "rpm-listing");
    }

    /** {@return the policy, with what {@code --installed} names as its first index, where that is given} */
    static IndexPolicy ahead(IndexPolicy policy, Arguments arguments, Surroundings surroundings) {
        Optional<String> installed = arguments.value("installed");
        if (installed.isEmpty()) {
            return policy;
        } else if (policy.index(InstalledIndex.ID).isPresent()) {
            throw new InvalidRequestException(
                    "--installed is an index called '" + InstalledIndex.ID + "', and the policy has one of that name",
                    "give the index of the policy another id");
        }
        Path place = FileArgument.path("--installed", installed.get(), surroundings.directory());
        return InstalledIndex.aheadOf(policy, place);
    }

    /** {@return what makes the index of {@code --installed}; it makes none where that is not given} */
    static IndexFactory indexes(Arguments arguments, Surroundings surroundings) {
        return arguments
                .value("installed")
                .map(path -> reader(arguments, surroundings).index(path).factory())
                .orElse((entry, policy) -> Optional.empty());
    }

    /**
     * {@return what is installed in a place}
     *
     * @throws InvalidRequestException if it cannot be read
     */
    public Environment environment(String path) {
        try {
            return reader.read(FileArgument.path("environment", path, directory));
        } catch (UnreadableEnvironmentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), PLACES);
        }
    }

    private InstalledIndex index(String path) {
        try {
            return reader.index(FileArgument.path("--installed", path, directory));
        } catch (UnreadableEnvironmentException e) {
            throw new InvalidRequestException("--installed: " + e.getMessage(), PLACES);
        }
    }
}
