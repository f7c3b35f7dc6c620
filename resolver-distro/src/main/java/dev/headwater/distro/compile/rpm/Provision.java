// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.Optional;

/**
 * A project that a package declares to provide.
 *
 * @param project the project
 * @param python the Python that it is for, as declared: {@code 3.13}, or {@code 3} where no better is said
 * @param extra the extra that it is of, as spelled; empty text for the project itself
 * @param version the version, as the project spells it where that can be told
 */
record Provision(ProjectName project, String python, String extra, String version) {
    /**
     * {@return what a capability declares; empty where it names no project}
     *
     * @throws InvalidNameException if the name is none of a project
     */
    static Optional<Provision> of(Dependency provided) {
        return PythonCapability.of(provided.name())
                .map(named -> new Provision(
                        ProjectName.parse(named.name()),
                        named.python(),
                        String.join(",", named.extras()),
                        version(provided.version())));
    }

    private static String version(String text) {
        RpmVersion read = RpmVersion.parseOrNull(text);
        return read == null ? text : read.project().map(Object::toString).orElse(text);
    }

    boolean isOfExtra() {
        return !extra.isEmpty();
    }
}
