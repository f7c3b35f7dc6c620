// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.Path;

/**
 * Where answers of indexes are kept, if nobody says.
 *
 * @since 0.1.0
 */
public final class CacheLocation {
    /** The variable that names the folder. */
    public static final String VARIABLE = "HEADWATER_CACHE_DIR";

    private static final UserFolder FOLDER =
            new UserFolder(VARIABLE, "XDG_CACHE_HOME", ".cache", "Library/Caches", "cache");

    private CacheLocation() {}

    /**
     * {@return the folder: {@code HEADWATER_CACHE_DIR}; else {@code headwater} in {@code XDG_CACHE_HOME}; else where
     * the system keeps caches of a user, {@code ~/.cache/headwater} on Linux}
     *
     * @throws InvalidMachineException if the variables do not tell
     */
    public static Path of(Machine machine) {
        return FOLDER.find(machine)
                .orElseThrow(() -> InvalidMachineException.ofVariable(
                        VARIABLE,
                        "there is no place for the cache: " + UserFolder.homeVariable(machine)
                                + " names no folder, and " + VARIABLE + " is not set"));
    }
}
