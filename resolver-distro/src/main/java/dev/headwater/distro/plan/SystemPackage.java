// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * A package for the package manager.
 *
 * @param name the package
 * @param version its version; empty where any will do
 * @param index the index whose repository has it
 * @param asks how the package manager is asked for it, in the words of a shell
 * @param provides the projects of the solution that it provides, sorted by name; empty for the interpreter's own
 *     package
 * @since 0.1.0
 */
public record SystemPackage(
        String name, Optional<String> version, IndexId index, List<String> asks, List<Provided> provides) {
    /** Copies. */
    public SystemPackage {
        asks = List.copyOf(asks);
        provides = List.copyOf(provides);
    }

    /**
     * A project that a package provides.
     *
     * @param project the project
     * @param version the version of it that will be installed
     */
    public record Provided(ProjectName project, Version version) {
        @Override
        public String toString() {
            return project + " " + version;
        }
    }
}
