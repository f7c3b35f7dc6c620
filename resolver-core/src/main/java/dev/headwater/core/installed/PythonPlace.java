// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.SiteFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an installation of Python, or a virtual environment, keeps what is installed.
 *
 * @param kind what it is
 * @param prefix its root
 * @param python the version of its Python, where that is told
 * @param details what it says of itself
 * @param base the root of what a virtual environment was made of
 * @param managed what installers are told
 * @param folders where distributions are, the first found first
 * @param faults what could not be read, each with its place
 */
public record PythonPlace(
        Environment.Kind kind,
        Path prefix,
        Optional<String> python,
        Optional<BuildDetails> details,
        Optional<Path> base,
        Optional<String> managed,
        List<SiteFolder> folders,
        List<Fault> faults) {
    /** Copies. */
    public PythonPlace {
        folders = List.copyOf(folders);
        faults = List.copyOf(faults);
    }

    /**
     * Something that could not be read.
     *
     * @param place the file or folder
     * @param why what is wrong with it
     * @param loss what is not known for it
     */
    public record Fault(Path place, String why, Loss loss) {}

    /** What is not known where something cannot be read. */
    public enum Loss {
        /** A word about the installation. */
        NOTE,
        /** What is installed. */
        DISTRIBUTIONS
    }
}
