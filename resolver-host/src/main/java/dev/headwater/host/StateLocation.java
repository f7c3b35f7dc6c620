// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where is kept what a machine must not forget, other than the answers of indexes. */
final class StateLocation {
    /** The variable that names the folder. */
    static final String VARIABLE = "HEADWATER_STATE_DIR";

    private static final String NAME = "headwater";

    private StateLocation() {}

    /**
     * {@return the folder: {@code HEADWATER_STATE_DIR}; else {@code headwater} in {@code XDG_STATE_HOME}; else where
     * the system keeps such things, {@code ~/.local/state/headwater} on Linux; empty if the variables do not tell}
     */
    static Optional<Path> find(Machine machine) {
        String given = machine.variable(VARIABLE);
        if (!given.isEmpty()) {
            return path(machine.directory(), given);
        }
        Optional<Path> state = absolute(machine, "XDG_STATE_HOME");
        if (state.isPresent()) {
            return state.map(folder -> folder.resolve(NAME));
        }
        String system = machine.system().toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return absolute(machine, "LOCALAPPDATA")
                    .map(folder -> folder.resolve(NAME).resolve("state"));
        }
        String below = system.startsWith("mac") ? "Library/Application Support" : ".local/state";
        return absolute(machine, "HOME").map(home -> home.resolve(below).resolve(NAME));
    }

    /** By the specification of these folders a relative path is to be ignored. */
    private static Optional<Path> absolute(Machine machine, String variable) {
        return path(Path.of(""), machine.variable(variable)).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(Path directory, String text) {
        try {
            return Optional.of(directory.resolve(text));
        } catch (InvalidPathException e) {
            throw InvalidMachineException.ofVariable(VARIABLE, "a variable for the folder of state is no path", e);
        }
    }
}
