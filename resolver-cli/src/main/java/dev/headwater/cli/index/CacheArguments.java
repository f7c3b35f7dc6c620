// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.InvalidInputException;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.host.CacheLocation;
import dev.headwater.host.InvalidMachineException;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.file.Path;
import java.util.Optional;

/** Which folder answers are kept in: {@code --cache-dir}, or else what the machine says. */
public final class CacheArguments {
    private static final String HINT = "name another folder: --cache-dir DIR, or keep nothing: --no-cache";

    private CacheArguments() {}

    /**
     * {@return the cache; nothing is made on disk before something is kept}
     *
     * @throws InvalidRequestException if there is no place for it, or it must not be used
     */
    public static CacheFolder open(Arguments arguments, Surroundings surroundings) {
        try {
            return folder(arguments, surroundings);
        } catch (InvalidMachineException | UnusableCacheException e) {
            throw refusal(e);
        }
    }

    /**
     * {@return the cache, as {@link #open} does}
     *
     * @throws InvalidMachineException if there is no place for it
     * @throws UnusableCacheException if it must not be used
     */
    static CacheFolder folder(Arguments arguments, Surroundings surroundings) {
        Path folder = given(arguments, surroundings).orElseGet(() -> CacheLocation.of(surroundings.machine()));
        return CacheFolder.builder(folder, surroundings.machine().clock()).open();
    }

    /**
     * {@return the folder of {@code --cache-dir}, if that is given}
     *
     * @throws InvalidRequestException if it is no path
     */
    static Optional<Path> given(Arguments arguments, Surroundings surroundings) {
        Optional<String> text = arguments.value("cache-dir");
        return text.isPresent()
                ? Optional.of(FileArgument.path("--cache-dir", text.get(), surroundings.directory()))
                : Optional.empty();
    }

    /** {@return what a command says of a machine or a folder that cannot be used, with the options that help} */
    static InvalidRequestException refusal(InvalidInputException e) {
        boolean ofCache = !(e instanceof InvalidMachineException machine)
                || machine.variable().equals(Optional.of(CacheLocation.VARIABLE));
        String message = String.valueOf(e.getMessage());
        return ofCache ? new InvalidRequestException(message, HINT) : new InvalidRequestException(message);
    }
}
