// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.Path;
import java.util.Optional;

/** Where is kept what a machine must not forget, other than the answers of indexes. */
final class StateLocation {
    /** The variable that names the folder. */
    static final String VARIABLE = "HEADWATER_STATE_DIR";

    private static final UserFolder FOLDER =
            new UserFolder(VARIABLE, "XDG_STATE_HOME", ".local/state", "Library/Application Support", "state");

    private StateLocation() {}

    /**
     * {@return the folder: {@code HEADWATER_STATE_DIR}; else {@code headwater} in {@code XDG_STATE_HOME}; else where
     * the system keeps such things, {@code ~/.local/state/headwater} on Linux; empty if the variables do not tell}
     *
     * @throws InvalidMachineException if one of them is no path
     */
    static Optional<Path> find(Machine machine) {
        return FOLDER.find(machine);
    }
}
