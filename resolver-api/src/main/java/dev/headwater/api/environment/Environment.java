// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

import dev.headwater.api.Unpromised;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is installed in one place, and whose it is. Read from disk; nothing there was run.
 *
 * @param path what was named: a folder, or an interpreter
 * @param kind what was found there
 * @param prefix the root of the installation
 * @param python the version of its Python, as far as that is told
 * @param implementation its implementation, where a {@code build-details.json} tells it
 * @param base the root of the installation that a virtual environment was made of, where its {@code pyvenv.cfg} tells
 *     it
 * @param managed what an installer is told that would write there; empty where no {@code EXTERNALLY-MANAGED} stands
 * @param folders where distributions are imported from, the first found first
 * @param distributions what is installed, by project, then by folder
 * @param findings what there is to say about it, by project
 * @since 0.1.0
 */
public record Environment(
        Path path,
        Kind kind,
        Path prefix,
        Optional<String> python,
        Optional<String> implementation,
        Optional<Path> base,
        Optional<String> managed,
        List<SiteFolder> folders,
        List<InstalledDistribution> distributions,
        List<EnvironmentFinding> findings) {
    /** Copies. */
    @Unpromised
    public Environment {
        folders = List.copyOf(folders);
        distributions = List.copyOf(distributions);
        findings = List.copyOf(findings);
    }

    /** What stands at a path. */
    public enum Kind {
        /** A virtual environment, by its {@code pyvenv.cfg}. */
        VIRTUAL,
        /** An installation of Python below a prefix. */
        INSTALLATION,
        /** A folder with metadata of distributions. */
        FOLDER
    }
}
