// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder of ours where a system keeps one kind of things of a user.
 *
 * @param variable our own variable, which names the folder itself
 * @param xdg the variable that names the folder of all programs
 * @param unix where that is below the home folder, if no variable says it
 * @param mac the same on macOS
 * @param windows the name of the folder below ours, in the one folder that Windows has for all kinds
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>
 */
record UserFolder(String variable, String xdg, String unix, String mac, String windows) {
    private static final String NAME = "headwater";

    /**
     * {@return the folder; empty if the variables do not tell}
     *
     * @throws InvalidMachineException if one of them is no path
     */
    Optional<Path> find(Machine machine) {
        String given = machine.variable(variable);
        if (!given.isEmpty()) {
            return Optional.of(resolve(variable, machine.directory(), given));
        }
        return absolute(machine, xdg).map(all -> all.resolve(NAME)).or(() -> ofSystem(machine));
    }

    private Optional<Path> ofSystem(Machine machine) {
        Optional<Path> home = absolute(machine, homeVariable(machine));
        String system = system(machine);
        if (system.startsWith("windows")) {
            return home.map(folder -> folder.resolve(NAME).resolve(windows));
        }
        return home.map(
                folder -> folder.resolve(system.startsWith("mac") ? mac : unix).resolve(NAME));
    }

    /** {@return the variable that names what the folder is below, if no other says it} */
    static String homeVariable(Machine machine) {
        return system(machine).startsWith("windows") ? "LOCALAPPDATA" : "HOME";
    }

    private static String system(Machine machine) {
        return machine.system().toLowerCase(Locale.ROOT);
    }

    /** By the specification of these folders a relative path is to be ignored. */
    private Optional<Path> absolute(Machine machine, String name) {
        return Optional.of(resolve(name, Path.of(""), machine.variable(name))).filter(Path::isAbsolute);
    }

    private Path resolve(String name, Path directory, String text) {
        try {
            return directory.resolve(text);
        } catch (InvalidPathException e) {
            throw InvalidMachineException.ofVariable(variable, name + " is no path", e);
        }
    }
}
