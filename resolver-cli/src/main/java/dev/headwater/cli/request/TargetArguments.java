// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.request;

import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.InvalidTargetFileException;
import dev.headwater.core.TargetFile;
import dev.headwater.host.HostPython;
import dev.headwater.host.HostPythonException;
import java.util.List;
import java.util.Optional;

/**
 * What is resolved for: the file of {@code --target}; or {@code --python} and {@code --platform}, and what the
 * machine's Python says where one is missing.
 */
public final class TargetArguments {
    private TargetArguments() {}

    /**
     * {@return the target that the options describe; empty if none of them is given}
     *
     * @throws InvalidRequestException if they describe none
     */
    public static Optional<Target> given(Arguments arguments, Surroundings surroundings) {
        boolean given = arguments.has("python") || arguments.has("platform") || arguments.has("target");
        return given ? Optional.of(read(arguments, surroundings)) : Optional.empty();
    }

    /**
     * {@return the target that the options describe, and where they do not, the machine's Python}
     *
     * @throws InvalidRequestException if they describe none, and there is no Python that can be asked
     */
    public static Target read(Arguments arguments, Surroundings surroundings) {
        Optional<String> python = arguments.value("python");
        List<String> platforms = arguments.values("platform");
        Optional<String> file = arguments.value("target");
        if (file.isPresent() && (python.isPresent() || !platforms.isEmpty())) {
            throw new InvalidRequestException(
                    "--target describes the target whole: leave out --python and --platform, or --target");
        }
        try {
            if (file.isPresent()) {
                return load(file.get(), surroundings);
            }
            if (python.isPresent() && !platforms.isEmpty()) {
                return Target.cpython(python.get(), platforms);
            }
            return HostPython.ask(surroundings.machine()).target(python.orElse(null), platforms);
        } catch (InvalidTargetException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        } catch (HostPythonException e) {
            throw new InvalidRequestException(
                    String.valueOf(e.getMessage()),
                    "say what to resolve for: --python 3.12 --platform manylinux_2_28_x86_64");
        }
    }

    /** {@return the target that a file describes} */
    static Target load(String file, Surroundings surroundings) {
        try {
            return TargetFile.load(FileArgument.path("--target", file, surroundings.directory()));
        } catch (InvalidTargetFileException e) {
            throw new InvalidRequestException(e);
        }
    }
}
