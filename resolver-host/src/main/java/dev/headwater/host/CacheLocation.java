// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Where answers of indexes are kept, if nobody says. */
public final class CacheLocation {
    /** The variable that names the folder. */
    public static final String VARIABLE = "HEADWATER_CACHE_DIR";

    private static final String XDG = "XDG_CACHE_HOME";
    private static final String NAME = "headwater";

    private CacheLocation() {}

    /**
     * {@return the folder: {@code HEADWATER_CACHE_DIR}; else {@code headwater} in {@code XDG_CACHE_HOME}; else where
     * the system keeps caches of a user, {@code ~/.cache/headwater} on Linux}
     *
     * @throws InvalidMachineException if the variables do not tell
     */
    public static Path of(Machine machine) {
        String given = machine.variable(VARIABLE);
        if (!given.isEmpty()) {
            return resolve(VARIABLE, machine.directory(), given);
        }
        // By the specification of these folders a relative path is to be ignored.
        Path caches = resolve(XDG, Path.of(""), machine.variable(XDG));
        if (caches.isAbsolute()) {
            return caches.resolve(NAME);
        }
        String system = machine.system().toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return home(machine, "LOCALAPPDATA").resolve(NAME).resolve("cache");
        }
        Path home = home(machine, "HOME");
        return system.startsWith("mac")
                ? home.resolve("Library/Caches").resolve(NAME)
                : home.resolve(".cache").resolve(NAME);
    }

    private static Path home(Machine machine, String variable) {
        Path path = resolve(variable, Path.of(""), machine.variable(variable));
        if (!path.isAbsolute()) {
            throw InvalidMachineException.ofVariable(
                    VARIABLE,
                    "there is no place for the cache: " + variable + " names no folder, and " + VARIABLE
                            + " is not set");
        }
        return path;
    }

    private static Path resolve(String variable, Path directory, String text) {
        try {
            return directory.resolve(text);
        } catch (InvalidPathException e) {
            throw InvalidMachineException.ofVariable(VARIABLE, variable + " is no path", e);
        }
    }
}
