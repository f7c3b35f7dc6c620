// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.host.CacheLocation;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Which folder answers are kept in: {@code --cache-dir}, or else what the environment says. */
final class CacheArguments {
    private CacheArguments() {}

    /**
     * {@return the cache; nothing is made on disk before something is kept}
     *
     * @param onTrouble is told, at most once, that answers cannot be kept
     * @throws InvalidRequestException if there is no place for it, or it must not be used
     */
    static CacheFolder open(Arguments arguments, Surroundings surroundings, Consumer<String> onTrouble) {
        try {
            return CacheFolder.builder(folder(arguments, surroundings), surroundings.clock())
                    .onTrouble(onTrouble)
                    .open();
        } catch (UnusableCacheException e) {
            throw new InvalidRequestException(
                    String.valueOf(e.getMessage()),
                    "name another folder: --cache-dir DIR, or keep nothing: --no-cache");
        }
    }

    private static Path folder(Arguments arguments, Surroundings surroundings) {
        Optional<String> given = arguments.value("cache-dir");
        if (given.isPresent()) {
            return FileArgument.path("--cache-dir", given.get(), surroundings.directory());
        }
        try {
            return CacheLocation.of(surroundings.environment(), surroundings.directory());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }
}
