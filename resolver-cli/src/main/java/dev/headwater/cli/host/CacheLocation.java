// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where answers of indexes are kept if the command line does not say. */
public final class CacheLocation {
    /** The variable that names the folder. */
    public static final String VARIABLE = "HEADWATER_CACHE_DIR";

    private static final String NAME = "headwater";

    private CacheLocation() {}

    /**
     * {@return the folder: {@code HEADWATER_CACHE_DIR}; else {@code headwater} in {@code XDG_CACHE_HOME}; else where
     * the system keeps caches of a user, {@code ~/.cache/headwater} on Linux}
     *
     * @param environment the environment of this process
     * @param directory the current folder
     * @throws IllegalArgumentException if the environment does not tell
     */
    public static Path of(Map<String, String> environment, Path directory) {
        return of(environment, directory, System.getProperty("os.name", ""));
    }

    static Path of(Map<String, String> environment, Path directory, String system) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isEmpty()) {
            return resolve(VARIABLE, directory, given);
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        // By the specification of these folders a relative path is to be ignored.
        if (!caches.isEmpty() && resolve("XDG_CACHE_HOME", Path.of(""), caches).isAbsolute()) {
            return Path.of(caches, NAME);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return home(environment, "LOCALAPPDATA").resolve(NAME).resolve("cache");
        }
        Path home = home(environment, "HOME");
        return name.startsWith("mac")
                ? home.resolve("Library/Caches").resolve(NAME)
                : home.resolve(".cache").resolve(NAME);
    }

    private static Path home(Map<String, String> environment, String variable) {
        String home = environment.getOrDefault(variable, "");
        Path path = resolve(variable, Path.of(""), home);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("there is no place for the cache: " + variable + " names no folder; set "
                    + VARIABLE + ", or give --cache-dir or --no-cache");
        }
        return path;
    }

    private static Path resolve(String variable, Path directory, String text) {
        try {
            return directory.resolve(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(variable + " is no path", e);
        }
    }
}
